/** The contracts of the driven ports: every adapter's tests implement them. */
@NullMarked
package dev.gradus.core.port;

import org.jspecify.annotations.NullMarked;
