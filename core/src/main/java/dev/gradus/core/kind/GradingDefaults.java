package dev.gradus.core.kind;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.grading.Markers;
import dev.gradus.core.grading.VerdictRules;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How an installation grades where a step says nothing of it.
 *
 * @param markers those that the commands of rubrics print
 * @param deadline what a command may take
 * @param rules by which is judged
 * @param secrets gives a text of letters and digits, another each time, that nobody can guess
 */
public record GradingDefaults(Markers markers, Duration deadline, VerdictRules rules, Supplier<String> secrets) {
    /** What a command may take when nobody says. */
    public static final Duration DEADLINE = Duration.ofSeconds(120);

    public GradingDefaults {
        requireNonNull(markers, "markers");
        requireNonNull(rules, "rules");
        requireNonNull(secrets, "secrets");
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("the deadline of grading must be positive, was " + deadline);
        }
    }

    /** task-sync's markers, two minutes, strict rules. */
    public static GradingDefaults of(Supplier<String> secrets) {
        return new GradingDefaults(Markers.DEFAULT, DEADLINE, VerdictRules.STRICT, secrets);
    }
}
