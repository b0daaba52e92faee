/**
 * Definitions that every installation has. A package of its own because definitions are checked by kinds and kinds call
 * tools: beside the tools it would close that circle.
 */
@NullMarked
package dev.gradus.core.flow;

import org.jspecify.annotations.NullMarked;
