package dev.gradus.core.api;

import dev.gradus.core.data.Document;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object being written, member by member, absent values as null. Not thread safe. */
final class Shape {
    private static final DateTimeFormatter WHOLE = utc("uuuu-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter MICROS = utc("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /** A value as {@link Document#ofValue} takes it. */
    Shape with(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    Shape with(String name, @Nullable Instant at) {
        return with(name, at == null ? null : (Object) time(at));
    }

    /** Text that may hold what a document must not. */
    Shape withForeign(String name, @Nullable String text) {
        return with(name, text == null ? null : (Object) Document.ofForeignText(text));
    }

    Document done() {
        return Document.object(members);
    }

    /** ISO 8601 in UTC, with microseconds unless they are zero. */
    static String time(Instant at) {
        boolean whole = at.getNano() / 1_000 == 0;
        return (whole ? WHOLE : MICROS).format(at);
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
