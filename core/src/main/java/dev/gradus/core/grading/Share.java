package dev.gradus.core.grading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A part of a whole, with two wholes: everything, and what could be judged.
 *
 * @param won the part
 * @param all everything that counts
 * @param known what of it could be judged; the rest is {@code INFRA_ERROR} or was not run
 */
public record Share(long won, long all, long known) {
    private static final int DIGITS = 4;

    /** Nothing of nothing. */
    static final Share NONE = new Share(0, 0, 0);

    public Share {
        if (won < 0 || won > known || known > all) {
            throw new IllegalArgumentException("a share of %d in %d of %d".formatted(won, known, all));
        }
    }

    /** The part of everything, from 0 to 1 with four digits; empty when nothing counts. */
    public Optional<BigDecimal> ofAll() {
        return ratio(all);
    }

    /** The part of what could be judged; empty when nothing could. */
    public Optional<BigDecimal> ofKnown() {
        return ratio(known);
    }

    Share and(long weight, Verdict verdict) {
        return new Share(
                won + (verdict == Verdict.PASS ? weight : 0), all + weight, known + (verdict.isKnown() ? weight : 0));
    }

    /** Rounded down, so that only all is 1. */
    private Optional<BigDecimal> ratio(long whole) {
        return whole == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(won).divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.DOWN));
    }
}
