package dev.gradus.core.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The two forms of a number in a document: BigInteger, or BigDecimal with at least one digit after the point. */
final class Numbers {
    private Numbers() {}

    /** The same number in the form a document keeps: 1e2 is the integer 100; 2.0 stays a decimal. */
    static Number normal(BigDecimal value) {
        return value.scale() <= 0 ? value.toBigIntegerExact() : value;
    }

    /** The reason why the number is out of bounds, or null; looks at digits and exponent before anything is computed. */
    static @Nullable String refusal(BigDecimal value, DocumentLimits limits) {
        if (value.signum() == 0) {
            return Math.abs((long) value.scale()) <= limits.maxExponent() ? null : exponentRefusal(limits);
        }
        long exponent = (long) value.precision() - value.scale() - 1;
        // Decided on the exponent first: a number beyond it may be costly to touch at all.
        if (Math.abs(exponent) > limits.maxExponent()
                || value.scale() > limits.maxExponent() + limits.maxNumberDigits()) {
            return exponentRefusal(limits);
        }
        int digits = value.stripTrailingZeros().precision();
        return digits <= limits.maxNumberDigits()
                ? null
                : "a number of " + digits + " digits is over the limit of " + limits.maxNumberDigits();
    }

    /** Plain notation without needless zeros: 1.50 is 1.5, 2.0 is 2, -0 is 0. */
    static String canonical(Number value) {
        return value instanceof BigDecimal decimal
                ? decimal.stripTrailingZeros().toPlainString()
                : value.toString();
    }

    static String plain(Number value) {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    static BigDecimal decimal(Number value) {
        return value instanceof BigDecimal decimal ? decimal : new BigDecimal((BigInteger) value);
    }

    private static String exponentRefusal(DocumentLimits limits) {
        return "a number's exponent is over the limit of " + limits.maxExponent();
    }
}
