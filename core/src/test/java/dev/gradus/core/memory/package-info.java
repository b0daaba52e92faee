/** Runs the contracts of the driven ports on the stores in memory. */
@NullMarked
package dev.gradus.core.memory;

import org.jspecify.annotations.NullMarked;
