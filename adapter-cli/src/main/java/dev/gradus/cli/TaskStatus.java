package dev.gradus.cli;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.List;

/** task-sync's words for tasks: whether their steps may be run. */
final class TaskStatus {
    private static final List<String> ENABLED = List.of("active", "running", "new", "pending");
    private static final List<String> DISABLED = List.of("inactive", "disabled");

    private TaskStatus() {}

    static boolean isEnabled(String word) {
        if (!ENABLED.contains(word) && !DISABLED.contains(word)) {
            throw new CoreException(
                    ErrorCode.INVALID_INPUT,
                    "no status is called '%s'; %s mean that steps may run, %s that they may not"
                            .formatted(word, String.join(", ", ENABLED), String.join(", ", DISABLED)));
        }
        return ENABLED.contains(word);
    }

    static String word(boolean enabled) {
        return enabled ? "active" : "inactive";
    }
}
