/** A task: its steps as one whole, its states, rounds, readiness, and what follows from what. */
@NullMarked
package dev.gradus.core.task;

import org.jspecify.annotations.NullMarked;
