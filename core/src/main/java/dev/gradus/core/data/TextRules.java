package dev.gradus.core.data;

import org.jspecify.annotations.Nullable;

/** What text a document may hold, and how foreign text is shown in a message. */
final class TextRules {
    private static final int MAX_SHOWN = 2_000;

    private TextRules() {}

    /** The reason why PostgreSQL {@code jsonb} or UTF-8 could not hold this text, or null if they can. */
    static @Nullable String refusal(String text, int maxBytes) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                return "a NUL character is not allowed";
            }
            if (Character.isSurrogate(unit)) {
                if (!Character.isHighSurrogate(unit)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return "a lone surrogate is not allowed";
                }
                i++;
                bytes += 4;
            } else {
                bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
            }
        }
        return bytes <= maxBytes ? null : "a string of " + bytes + " bytes is over the limit of " + maxBytes;
    }

    /** The same text without what {@link #refusal} refuses: NUL and lone surrogates become U+FFFD. */
    static String repaired(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || isSurrogate(point) ? 0xFFFD : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** Bounded, one line, no control, format (bidi) or unpaired characters: safe for a log and a terminal. */
    static String printable(String text) {
        var shown = new StringBuilder();
        text.codePoints().limit(MAX_SHOWN).forEach(point -> {
            if (isHidden(point)) {
                shown.append(String.format("\\u%04x", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    private static boolean isHidden(int point) {
        int type = Character.getType(point);
        return Character.isISOControl(point)
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
