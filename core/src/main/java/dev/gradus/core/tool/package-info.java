/** Tools: typed, strict contracts that steps of kind {@code tool} call, and the list of those allowed. */
@NullMarked
package dev.gradus.core.tool;

import org.jspecify.annotations.NullMarked;
