/** Gradus: durable tasks made of steps. {@link dev.gradus.core.Gradus} is where an embedding application begins. */
@NullMarked
package dev.gradus.core;

import org.jspecify.annotations.NullMarked;
