package dev.gradus.core.report;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.grading.Cell;
import dev.gradus.core.grading.Criterion;
import dev.gradus.core.grading.Gate;
import dev.gradus.core.grading.VerdictRules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A criterion in a report.
 *
 * @param criterion as it was when it was run; one that was not run, as it stands in the settings
 * @param rules by which it was judged
 * @param gate what its baselines say
 * @param gateReason why it does not hold; else empty
 * @param cells by the key of their target, in the order of the columns; what was not run is not there
 */
public record GradedCriterion(
        Criterion criterion, VerdictRules rules, Gate gate, String gateReason, Map<String, Cell> cells) {
    public GradedCriterion {
        requireNonNull(criterion, "criterion");
        requireNonNull(rules, "rules");
        requireNonNull(gate, "gate");
        requireNonNull(gateReason, "gateReason");
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /** Its cell on a target. */
    public @Nullable Cell cell(ReportTarget target) {
        return cells.get(target.key());
    }

    /** Why it does not count; empty when it does. */
    public Optional<String> note() {
        return gate == Gate.BROKEN || gate == Gate.UNPROVEN
                ? Optional.of("Criterion %d (%s) does not count: %s."
                        .formatted(criterion.counter(), criterion.id(), gateReason))
                : Optional.empty();
    }
}
