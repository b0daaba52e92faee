package dev.gradus.core.kind;

import dev.gradus.core.grading.Cell;
import dev.gradus.core.grading.Target;
import dev.gradus.core.grading.Verdict;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which targets an execution is about and how often they run, as it was asked for: {@code gradus step run 7 --golden}.
 *
 * @param golden with the golden reference and the original beside the solutions
 * @param original with the original beside the solutions
 * @param baseline nothing but this one, or both: the references against which a rubric is checked
 * @param only those of the kept verdicts: {@code failed} or {@code infra}
 * @param repeat how often each target runs; once by default
 */
record GradingWish(
        @Nullable Boolean golden,
        @Nullable Boolean original,
        @Nullable Baseline baseline,
        @Nullable Only only,
        @Nullable Integer repeat) {
    private static final int MAX_REPEATS = 1_000;

    /** Which of the kept verdicts are found out again. */
    enum Only {
        /** Whatever was found against the target. */
        FAILED(EnumSet.of(Verdict.FAIL, Verdict.FLAKY, Verdict.TIMEOUT, Verdict.PATCH_REJECTED, Verdict.TAMPERED)),
        /** Nothing is known because the machinery failed. */
        INFRA(EnumSet.of(Verdict.INFRA_ERROR));

        private final Set<Verdict> verdicts;

        Only(Set<Verdict> verdicts) {
            this.verdicts = verdicts;
        }
    }

    /** Which references. */
    enum Baseline {
        GOLDEN(EnumSet.of(Target.Role.GOLDEN)),
        ORIGINAL(EnumSet.of(Target.Role.ORIGINAL)),
        BOTH(EnumSet.of(Target.Role.GOLDEN, Target.Role.ORIGINAL));

        private final Set<Target.Role> roles;

        Baseline(Set<Target.Role> roles) {
            this.roles = roles;
        }
    }

    GradingWish {
        if (repeat != null && (repeat < 1 || repeat > MAX_REPEATS)) {
            throw new IllegalArgumentException("repeat must be 1 to %d, was %d".formatted(MAX_REPEATS, repeat));
        }
    }

    /** What was asked of the execution. */
    static GradingWish of(StepContext context) {
        return context.claimed().step().progress().asked().as(GradingWish.class);
    }

    /** Whether the target is to have a verdict. */
    boolean selects(Target target, GradingSettings settings, @Nullable Cell kept) {
        if (only != null) {
            return kept != null && only.verdicts.contains(kept.verdict());
        }
        if (baseline != null) {
            return baseline.roles.contains(target.role());
        }
        boolean withGolden = GradingSettings.isOn(golden) || GradingSettings.isOn(settings.golden());
        return switch (target.role()) {
            case SOLUTION -> true;
            case GOLDEN -> withGolden;
            case ORIGINAL -> withGolden || GradingSettings.isOn(original) || GradingSettings.isOn(settings.original());
        };
    }

    /** Whether selected targets run although their verdict is known. */
    boolean isForced() {
        return only != null || repeat != null;
    }

    int runs() {
        return repeat == null ? 1 : repeat;
    }
}
