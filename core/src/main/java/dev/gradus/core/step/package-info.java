/** A step: its specification, its states, what may happen to it, and what happened. */
@NullMarked
package dev.gradus.core.step;

import org.jspecify.annotations.NullMarked;
