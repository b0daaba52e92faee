package dev.gradus.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;

/** How long a receiver asks to be left alone (RFC 9110, 10.2.3): seconds, or a point in time. */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    static Optional<Duration> of(HttpResponse answer) {
        Header header = answer.getFirstHeader(HttpHeaders.RETRY_AFTER);
        String given = header == null ? "" : header.getValue().strip();
        if (SECONDS.matcher(given).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(given)));
        }
        try {
            Instant at = ZonedDateTime.parse(given, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(Instant.now(), at)).filter(left -> !left.isNegative());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
