package dev.gradus.core.engine;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What a worker is to be.
 *
 * @param name for people
 * @param slots how many steps it executes at once, 1 to 1,000
 * @param labels what it offers to steps that demand it, beside its host and container engine
 */
public record WorkerOptions(String name, int slots, Map<String, String> labels) {
    public WorkerOptions {
        requireNonNull(name, "name");
        labels = Map.copyOf(labels);
        if (slots < 1 || slots > 1_000) {
            throw new IllegalArgumentException("slots must be 1 to 1000, was " + slots);
        }
    }

    /** A worker of an application, with this many slots. */
    public static WorkerOptions of(int slots) {
        return new WorkerOptions("application", slots, Map.of());
    }
}
