/** Tests of the engine over in-memory stores. */
@NullMarked
package dev.gradus.core.engine;

import org.jspecify.annotations.NullMarked;
