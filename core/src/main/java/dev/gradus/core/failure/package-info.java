/** What goes wrong, as data: the failure of an attempt, and the one exception and its codes for refused calls. */
@NullMarked
package dev.gradus.core.failure;

import org.jspecify.annotations.NullMarked;
