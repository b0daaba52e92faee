/** Tests of schedules. */
@NullMarked
package dev.gradus.core.schedule;

import org.jspecify.annotations.NullMarked;
