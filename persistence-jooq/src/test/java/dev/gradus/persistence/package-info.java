/** Tests of the stores on a real PostgreSQL: the contracts of the ports, and what only a database can break. */
@NullMarked
package dev.gradus.persistence;

import org.jspecify.annotations.NullMarked;
