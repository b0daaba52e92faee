package dev.gradus.cli.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as they are reported: three digits that count, whole numbers whole. */
final class Figures {
    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private Figures() {}

    static BigDecimal rounded(double value) {
        if (!Double.isFinite(value)) {
            return BigDecimal.ZERO;
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal cut = Math.abs(value) >= 100 ? exact.setScale(0, RoundingMode.HALF_UP) : exact.round(DIGITS);
        return new BigDecimal(cut.stripTrailingZeros().toPlainString());
    }

    /** So many in so many nanoseconds, by the second. */
    static BigDecimal perSecond(long count, long nanos) {
        return rounded(count * 1e9 / nanos);
    }

    static BigDecimal ratio(double one, double other) {
        return rounded(one / other);
    }
}
