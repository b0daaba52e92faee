package dev.gradus.core.data;

import dev.gradus.core.data.BindingFault.Code;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Binds the values that have no parts. Each answer is the value, or null after a fault was added. */
final class ScalarBinder {
    private final Faults faults;

    ScalarBinder(Faults faults) {
        this.faults = faults;
    }

    @Nullable
    Object bind(Document document, Class<?> type, String pointer) {
        if (type == String.class) {
            return document.isString() ? document.text() : wrongType(pointer, "a string", document);
        } else if (type == boolean.class || type == Boolean.class) {
            return document.isBoolean() ? (Object) document.bool() : wrongType(pointer, "a boolean", document);
        } else if (type == int.class || type == Integer.class) {
            BigInteger integer = integer(document, Integer.SIZE, pointer);
            return integer == null ? null : (Object) integer.intValueExact();
        } else if (type == long.class || type == Long.class) {
            BigInteger integer = integer(document, Long.SIZE, pointer);
            return integer == null ? null : (Object) integer.longValueExact();
        } else if (type == BigInteger.class) {
            return integer(document, Integer.MAX_VALUE, pointer);
        } else if (type == BigDecimal.class) {
            return document.isNumber() ? document.decimal() : wrongType(pointer, "a number", document);
        } else if (type == double.class || type == Double.class) {
            return document.isNumber() ? floating(document, pointer) : wrongType(pointer, "a number", document);
        } else if (type == Duration.class) {
            return document.isString() ? duration(document, pointer) : wrongType(pointer, "a duration", document);
        } else if (type == Instant.class) {
            return document.isString() ? instant(document, pointer) : wrongType(pointer, "an instant", document);
        } else if (type.isEnum()) {
            return document.isString() ? word(document, type, pointer) : wrongType(pointer, "a word", document);
        }
        throw Types.unsupported(type);
    }

    private @Nullable BigInteger integer(Document document, int bits, String pointer) {
        if (!document.isInteger()) {
            faults.wrongType(pointer, "an integer", document);
            return null;
        }
        BigInteger integer = document.integer();
        if (integer.bitLength() >= bits) {
            faults.add(
                    pointer,
                    Code.OUT_OF_RANGE,
                    "expected an integer of " + bits + " bits, found " + Contents.describe(document));
            return null;
        }
        return integer;
    }

    private @Nullable Object floating(Document document, String pointer) {
        double floating = document.decimal().doubleValue();
        return Double.isFinite(floating)
                ? (Object) floating
                : fault(
                        pointer,
                        Code.OUT_OF_RANGE,
                        "expected a number a double can hold, found " + Contents.describe(document));
    }

    private @Nullable Object duration(Document document, String pointer) {
        try {
            return DurationText.parse(document.text());
        } catch (DocumentException unreadable) {
            return fault(pointer, Code.INVALID_VALUE, String.valueOf(unreadable.getMessage()));
        }
    }

    private @Nullable Object instant(Document document, String pointer) {
        try {
            return Instant.parse(document.text());
        } catch (DateTimeParseException unreadable) {
            return fault(
                    pointer,
                    Code.INVALID_VALUE,
                    "expected an instant such as 2026-01-31T12:00:00Z, found " + Contents.show(document));
        }
    }

    private @Nullable Object word(Document document, Class<?> type, String pointer) {
        Object constant = EnumWords.of(type).get(document.text());
        return constant != null
                ? constant
                : fault(
                        pointer,
                        Code.INVALID_VALUE,
                        "expected one of "
                                + String.join(", ", EnumWords.of(type).keySet()) + ", found "
                                + Contents.show(document));
    }

    private @Nullable Object wrongType(String pointer, String expected, Document found) {
        faults.wrongType(pointer, expected, found);
        return null;
    }

    private @Nullable Object fault(String pointer, Code code, String message) {
        faults.add(pointer, code, message);
        return null;
    }
}
