/** The container engine over docker-java. */
@NullMarked
package dev.gradus.docker;

import org.jspecify.annotations.NullMarked;
