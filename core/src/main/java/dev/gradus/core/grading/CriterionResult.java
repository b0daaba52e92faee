package dev.gradus.core.grading;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@code rubric_shell} step has to show: a criterion as it was when it was run, and its cells. It is the member
 * {@code grading} of the step's results.
 *
 * @param criterion what was asked for
 * @param rules by which was judged
 * @param cells by the key of their target, in the order of the targets
 */
public record CriterionResult(Criterion criterion, VerdictRules rules, Map<String, Cell> cells) {
    private static final String MEMBER = "grading";

    public CriterionResult {
        requireNonNull(criterion, "criterion");
        requireNonNull(rules, "rules");
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /** The same with these cells added; one of the same target is replaced. */
    public CriterionResult with(Map<String, Cell> more) {
        Map<String, Cell> all = new LinkedHashMap<>(cells);
        all.putAll(more);
        return new CriterionResult(criterion, rules, all);
    }

    /** The results of a step with this as their member. */
    public Document addTo(Document results) {
        return results.with(MEMBER, Document.ofRecord(this));
    }

    /**
     * What these results of a step hold; empty when they hold none.
     *
     * @throws dev.gradus.core.data.BindingException when they hold something else under the name
     */
    public static Optional<CriterionResult> in(Document results) {
        return results.member(MEMBER).map(found -> found.as(CriterionResult.class));
    }
}
