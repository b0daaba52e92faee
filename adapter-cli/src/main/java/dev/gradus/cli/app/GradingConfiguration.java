package dev.gradus.cli.app;

import dev.gradus.core.Gradus;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.grading.Markers;
import dev.gradus.core.grading.VerdictRules;
import java.time.Duration;
import java.util.Locale;

/** How this installation grades where a step says nothing of it. */
final class GradingConfiguration {
    private static final int DEFAULT_SECONDS = 120;
    private static final int MOST_SECONDS = 86_400;

    private GradingConfiguration() {}

    /** The builder with what is configured; a value that does not fit is refused. */
    static Gradus.Builder of(Configuration configuration, Gradus.Builder builder) {
        int seconds = configuration.number(Setting.TIMEOUT_SECONDS, DEFAULT_SECONDS, 1, MOST_SECONDS);
        return builder.grading(markers(configuration), Duration.ofSeconds(seconds), rules(configuration));
    }

    private static Markers markers(Configuration configuration) {
        try {
            return new Markers(
                    text(configuration, Setting.PASS_MARKER),
                    text(configuration, Setting.FAIL_MARKER),
                    text(configuration, Setting.TIMEOUT_MARKER));
        } catch (IllegalArgumentException refused) {
            throw new CoreException(ErrorCode.USAGE, "configuration: " + refused.getMessage(), refused);
        }
    }

    private static VerdictRules rules(Configuration configuration) {
        String word = text(configuration, Setting.VERDICTS);
        for (VerdictRules rules : VerdictRules.values()) {
            if (rules.name().toLowerCase(Locale.ROOT).equals(word)) {
                return rules;
            }
        }
        throw new CoreException(
                ErrorCode.USAGE, "%s is strict or compatible, found '%s'".formatted(Setting.VERDICTS.key(), word));
    }

    private static String text(Configuration configuration, Setting setting) {
        return configuration.text(setting).orElse(setting.fallback());
    }
}
