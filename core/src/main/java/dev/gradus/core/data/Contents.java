package dev.gradus.core.data;

import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes the value out of a document, or says what was found instead. */
final class Contents {
    private static final int MAX_SHOWN_CHARS = 60;

    private Contents() {}

    static <T> T of(Document document, @Nullable Object value, Kind wanted, Class<T> type) {
        if (document.kind() != wanted) {
            throw new DocumentException("", "expected " + wanted.word() + ", found " + describe(document));
        }
        return type.cast(Objects.requireNonNull(value, "value"));
    }

    static BigInteger integer(Document document, @Nullable Object value) {
        if (value instanceof BigInteger integer) {
            return integer;
        }
        throw new DocumentException("", "expected integer, found " + describe(document));
    }

    static long integerWithin(Document document, long min, long max) {
        BigInteger integer = document.integer();
        if (integer.bitLength() >= Long.SIZE || integer.longValue() < min || integer.longValue() > max) {
            throw new DocumentException("", "expected " + min + " to " + max + ", found " + integer);
        }
        return integer.longValue();
    }

    /** What it is, for messages: the kind, and a number or boolean itself; a string might be a misplaced secret. */
    static String describe(Document document) {
        return switch (document.kind()) {
            case OBJECT, ARRAY, STRING, NULL -> document.kind().word();
            case NUMBER, BOOLEAN -> document.kind().word() + " " + show(document);
        };
    }

    /** The beginning of its JSON, for messages about a word that is none of those expected. */
    static String show(Document document) {
        return DocumentWriter.cut(document, MAX_SHOWN_CHARS);
    }
}
