/** The test kit: a clock that stands still, tasks and steps to begin with, and threads that start at the same moment. */
@NullMarked
package dev.gradus.core.testing;

import org.jspecify.annotations.NullMarked;
