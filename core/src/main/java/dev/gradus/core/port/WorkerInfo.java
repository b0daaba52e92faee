package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.task.Pins;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a process that executes steps says of itself.
 *
 * @param name for people, such as {@code host:pid}
 * @param host an id of the machine, equal for processes that see the same files
 * @param engine an id of the container engine it uses, when it has one
 * @param kinds the step kinds it can execute
 * @param slots how many steps it executes at once; 0 for a process that only takes steps of manual tasks
 * @param labels what else it offers to steps that demand it
 */
public record WorkerInfo(
        String name, String host, @Nullable String engine, Set<String> kinds, int slots, Map<String, String> labels) {
    public WorkerInfo {
        requireNonNull(name, "name");
        requireNonNull(host, "host");
        kinds = Set.copyOf(kinds);
        labels = Map.copyOf(labels);
        if (slots < 0) {
            throw new IllegalArgumentException("slots must not be negative, was " + slots);
        }
        for (String key : labels.keySet()) {
            if (!Pins.mayBeWritten(key)) {
                throw new IllegalArgumentException(
                        "a worker's label is not blank, has no '=' and is neither host nor engine, found '%s'"
                                .formatted(key));
            }
        }
    }

    /** Every label that steps can demand of it: its own, its host and its container engine. */
    public Map<String, String> offers() {
        Map<String, String> offers = new LinkedHashMap<>(labels);
        offers.putAll(new Pins(host, engine).labels());
        return offers;
    }
}
