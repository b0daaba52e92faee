/** Schedules: when tasks begin by themselves, and what becomes of a time that cannot be kept. */
@NullMarked
package dev.gradus.core.schedule;

import org.jspecify.annotations.NullMarked;
