package dev.gradus.core.task;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An instance of a definition, or a standing task whose steps a person edits. Immutable; it changes only by {@link
 * TaskEvolution}.
 *
 * @param id unique in the installation
 * @param spec what it is
 * @param pins where its steps have to be executed
 * @param state where it is in its life
 * @param progress how far it has come
 * @param times when things happened to it
 */
public record Task(TaskId id, TaskSpec spec, Pins pins, TaskState state, TaskProgress progress, TaskTimes times) {
    public Task {
        requireNonNull(id, "id");
        requireNonNull(spec, "spec");
        requireNonNull(pins, "pins");
        requireNonNull(state, "state");
        requireNonNull(progress, "progress");
        requireNonNull(times, "times");
        if (state.isTerminal() != (times.closedAt() != null)) {
            throw new IllegalArgumentException(
                    "task %s is %s with closed_at %s".formatted(id, state.word(), times.closedAt()));
        }
    }

    /** A task that has just been created. */
    static Task created(TaskId id, TaskSpec spec, Pins pins, Instant at) {
        return new Task(id, spec, pins, TaskState.PENDING, TaskProgress.NONE, new TaskTimes(at, at, null));
    }

    /** Another task that is as far as this one. */
    Task again(TaskId other, TaskSpec described) {
        return new Task(other, described, pins, state, progress, times);
    }

    /** The same task in another state. */
    Task moved(TaskState next, TaskProgress changed, Instant at) {
        Instant closed = next.isTerminal() ? at : null;
        return new Task(id, spec, pins, next, changed, new TaskTimes(times.createdAt(), at, closed));
    }

    /** The same task in the same state. */
    Task changed(TaskProgress changed, Instant at) {
        return new Task(id, spec, pins, state, changed, new TaskTimes(times.createdAt(), at, times.closedAt()));
    }

    /** The same task bound to another place. */
    Task pinned(Pins other, Instant at) {
        return new Task(id, spec, other, state, progress, new TaskTimes(times.createdAt(), at, times.closedAt()));
    }

    /** The same task under another description. */
    Task being(TaskSpec described, Instant at) {
        return new Task(id, described, pins, state, progress, new TaskTimes(times.createdAt(), at, times.closedAt()));
    }

    /** Whether its READY steps may be claimed. */
    public boolean mayBeClaimed() {
        return !state.isTerminal() && state != TaskState.CANCELLING && !progress.isHeld();
    }
}
