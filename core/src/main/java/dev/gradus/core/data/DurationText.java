package dev.gradus.core.data;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/**
 * Durations as people write them: {@code 100ms}, {@code 2s}, {@code 5m}, {@code 1h30m}, {@code 2d}, or ISO-8601 such as
 * {@code PT1H30M}. In the short form each unit ({@code d h m s ms us ns}) occurs at most once, from large to small,
 * with a whole number without sign; a day is 24 hours. Stateless.
 */
public final class DurationText {
    private static final int MAX_CHARS = 64;
    private static final int MAX_DIGITS = 18;

    private DurationText() {}

    /**
     * Reads either form.
     *
     * @throws DocumentException if the text is neither, or too large for a {@link Duration}
     */
    public static Duration parse(String text) {
        Objects.requireNonNull(text, "text");
        if (text.isEmpty() || text.length() > MAX_CHARS) {
            throw refused(text);
        }
        try {
            return Character.isDigit(text.charAt(0)) ? parseShort(text) : Duration.parse(text);
        } catch (DateTimeParseException | ArithmeticException unreadable) {
            throw refused(text);
        }
    }

    /** The short form, {@code 0s} for zero; ISO-8601 for a negative duration. {@link #parse} reads it back. */
    public static String format(Duration duration) {
        if (duration.isNegative()) {
            return duration.toString();
        }
        var text = new StringBuilder();
        append(text, duration.toDaysPart(), Unit.D);
        append(text, duration.toHoursPart(), Unit.H);
        append(text, duration.toMinutesPart(), Unit.M);
        append(text, duration.toSecondsPart(), Unit.S);
        append(text, duration.toMillisPart(), Unit.MS);
        append(text, duration.toNanosPart() / 1_000 % 1_000, Unit.US);
        append(text, duration.toNanosPart() % 1_000, Unit.NS);
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static Duration parseShort(String text) {
        Duration sum = Duration.ZERO;
        int before = -1;
        int at = 0;
        while (at < text.length()) {
            int unitAt = skip(text, at, true);
            int end = skip(text, unitAt, false);
            Unit unit = Unit.named(text.substring(unitAt, end), text);
            if (unitAt == at || unitAt - at > MAX_DIGITS || unit.ordinal() <= before) {
                throw refused(text);
            }
            sum = sum.plus(unit.length.multipliedBy(Long.parseLong(text.substring(at, unitAt))));
            before = unit.ordinal();
            at = end;
        }
        return sum;
    }

    private static int skip(String text, int from, boolean digits) {
        int at = from;
        while (at < text.length() && (text.charAt(at) >= '0' && text.charAt(at) <= '9') == digits) {
            at++;
        }
        return at;
    }

    private static void append(StringBuilder text, long count, Unit unit) {
        if (count > 0) {
            text.append(count).append(unit.word);
        }
    }

    private static DocumentException refused(String text) {
        return new DocumentException("", "expected a duration such as 500ms, 1h30m or PT1H30M, found " + shown(text));
    }

    private static String shown(String text) {
        return text.length() <= MAX_CHARS ? '"' + text + '"' : text.length() + " characters";
    }

    /** From large to small. */
    private enum Unit {
        D("d", Duration.ofDays(1)),
        H("h", Duration.ofHours(1)),
        M("m", Duration.ofMinutes(1)),
        S("s", Duration.ofSeconds(1)),
        MS("ms", Duration.ofMillis(1)),
        US("us", Duration.ofNanos(1_000)),
        NS("ns", Duration.ofNanos(1));

        private final String word;
        private final Duration length;

        Unit(String word, Duration length) {
            this.word = word;
            this.length = length;
        }

        static Unit named(String word, String text) {
            for (Unit unit : values()) {
                if (unit.word.equals(word)) {
                    return unit;
                }
            }
            throw refused(text);
        }
    }
}
