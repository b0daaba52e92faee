/** The driven ports of storage over jOOQ and PostgreSQL. */
@NullMarked
package dev.gradus.persistence;

import org.jspecify.annotations.NullMarked;
