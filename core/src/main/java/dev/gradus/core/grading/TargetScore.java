package dev.gradus.core.grading;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one target came to over all criteria that count.
 *
 * @param target whose score it is
 * @param points the sum of the scores of passed criteria
 * @param criteria how many criteria passed
 * @param required whether it meets the required criteria
 * @param missed the ids of required criteria that it does not pass, or that are not known
 * @param verdicts how often each verdict occurs, over all criteria, counted or not
 * @param outputBytes how much its runs printed
 */
public record TargetScore(
        Target target,
        Share points,
        Share criteria,
        Required required,
        List<String> missed,
        Map<Verdict, Integer> verdicts,
        long outputBytes) {
    /** Whether the required criteria that count are met. */
    public enum Required {
        /** Every one passes, or none is required. */
        MET,
        /** At least one is known not to pass. */
        FAILED,
        /** None is known not to pass, but at least one is not known. */
        UNKNOWN
    }

    public TargetScore {
        requireNonNull(target, "target");
        requireNonNull(points, "points");
        requireNonNull(criteria, "criteria");
        requireNonNull(required, "required");
        missed = List.copyOf(missed);
        Map<Verdict, Integer> counted = new EnumMap<>(Verdict.class);
        counted.putAll(verdicts);
        verdicts = Collections.unmodifiableMap(counted);
    }

    /** The score of a target over these rows. */
    static TargetScore of(Target target, List<MatrixRow> rows) {
        Share points = Share.NONE;
        Share criteria = Share.NONE;
        Required required = Required.MET;
        List<String> missed = new ArrayList<>();
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        long bytes = 0;
        for (MatrixRow row : rows) {
            Cell cell = row.cell(target);
            verdicts.merge(cell.verdict(), 1, Integer::sum);
            bytes += cell.outputBytes();
            if (row.gate().counts()) {
                points = points.and(row.criterion().score(), cell.verdict());
                criteria = criteria.and(1, cell.verdict());
                if (row.criterion().required() && cell.verdict() != Verdict.PASS) {
                    missed.add(row.criterion().id());
                    required = cell.verdict().isKnown() || required == Required.FAILED
                            ? Required.FAILED
                            : Required.UNKNOWN;
                }
            }
        }
        return new TargetScore(target, points, criteria, required, missed, verdicts, bytes);
    }
}
