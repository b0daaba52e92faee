/** State machines as data: tables of (state, trigger, next state) that refuse to be built wrong. */
@NullMarked
package dev.gradus.core.transition;

import org.jspecify.annotations.NullMarked;
