/** The adapter on a real engine. */
@NullMarked
package dev.gradus.docker;

import org.jspecify.annotations.NullMarked;
