package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a cell shows of a document. */
final class Cells {
    private static final int MINUTES_SHOWN = 120;
    private static final int HOURS_SHOWN = 48;

    private Cells() {}

    /** The value at a path: text as it is, nothing for null, lists joined by commas, the rest as JSON. */
    static String text(Document row, String path) {
        return row.at(path).map(Cells::text).orElse("");
    }

    /** A value in one line. */
    static String text(Document value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isString()) {
            return oneLine(value.text());
        }
        if (value.isArray()) {
            return value.items().stream().map(Cells::text).collect(Collectors.joining(","));
        }
        if (value.isObject()) {
            return value.members().entrySet().stream()
                    .map(member -> member.getKey() + "=" + text(member.getValue()))
                    .collect(Collectors.joining(","));
        }
        return value.toJson();
    }

    /** A time as people say it: {@code 5m ago}; as data has it when nobody says what time it is. */
    static String age(Document row, String path, @Nullable Instant now) {
        String at = text(row, path);
        return at.isEmpty() || now == null ? at : age(Duration.between(Instant.parse(at), now));
    }

    private static String age(Duration since) {
        return span(since) + (since.isNegative() ? " ahead" : " ago");
    }

    /** A span of time as people say it, whichever way it goes: {@code 5m}. */
    static String span(Duration between) {
        Duration span = between.abs();
        if (span.toSeconds() < MINUTES_SHOWN) {
            return span.toSeconds() + "s";
        }
        if (span.toMinutes() < MINUTES_SHOWN) {
            return span.toMinutes() + "m";
        }
        return span.toHours() < HOURS_SHOWN ? span.toHours() + "h" : span.toDays() + "d";
    }

    /** Text without line breaks and control characters, which could drive the terminal. */
    static String oneLine(String text) {
        return text.strip().replaceAll("\\R+", " ").replaceAll("\\p{Cntrl}", "�");
    }
}
