package dev.gradus.core.tool;

import dev.gradus.core.failure.Failure;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** The ways in which a tool call breaks a rule. All are of class {@code policy} and never tried again. */
public final class ToolFailures {
    private ToolFailures() {}

    /** A step names a tool that is not on the allow-list. */
    public static Failure unknownTool(String name, Set<String> allowed) {
        return Failure.policy(
                "UNKNOWN_TOOL",
                "Tool '%s' is not allowlisted. Allowed tools: %s".formatted(name, String.join(", ", allowed)));
    }

    /** A tool is given what its contract does not take. */
    public static Failure invalidInput(String name, String reason) {
        return Failure.policy("INVALID_TOOL_INPUT", "Tool '%s' input validation failed: %s".formatted(name, reason));
    }

    /** A tool returned what its contract does not allow. */
    public static Failure invalidOutput(String name, String reason) {
        return Failure.policy("INVALID_TOOL_OUTPUT", "Tool '%s' output validation failed: %s".formatted(name, reason));
    }

    /** A tool took longer than it may. */
    public static Failure timeout(String name, Duration limit) {
        String seconds = String.format(Locale.ROOT, "%.2fs", limit.toMillis() / 1_000.0);
        return Failure.policy("TOOL_TIMEOUT", "Tool '%s' exceeded timeout of %s".formatted(name, seconds));
    }
}
