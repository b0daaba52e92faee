package dev.gradus.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to work.
 *
 * @param slots how many steps at once; configured when absent
 * @param labels what steps can demand of this worker
 */
public record WorkOptions(@Nullable Integer slots, Map<String, String> labels) {
    public WorkOptions {
        labels = Map.copyOf(labels);
    }
}
