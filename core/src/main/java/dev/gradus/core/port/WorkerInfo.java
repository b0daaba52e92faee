package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;

/**
 * What a process that executes steps says of itself.
 *
 * @param name for people, such as {@code host:pid}
 * @param host an id of the machine, equal for processes that see the same files and processes
 * @param kinds the step kinds it can execute
 * @param slots how many steps it executes at once; 0 for a process that only takes steps of manual tasks
 * @param labels free marks
 */
public record WorkerInfo(String name, String host, Set<String> kinds, int slots, Map<String, String> labels) {
    public WorkerInfo {
        requireNonNull(name, "name");
        requireNonNull(host, "host");
        kinds = Set.copyOf(kinds);
        labels = Map.copyOf(labels);
        if (slots < 0) {
            throw new IllegalArgumentException("slots must not be negative, was " + slots);
        }
    }
}
