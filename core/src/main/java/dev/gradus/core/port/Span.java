package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work in a trace, as OpenTelemetry knows it. A task's trace is told by the task's public id.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param parentId the span it belongs under
 * @param name what was done
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param attributes what is known about it
 */
public record Span(
        String traceId,
        String spanId,
        @Nullable String parentId,
        String name,
        Instant startedAt,
        Instant endedAt,
        Map<String, String> attributes) {
    public Span {
        requireNonNull(traceId, "traceId");
        requireNonNull(spanId, "spanId");
        requireNonNull(name, "name");
        requireNonNull(startedAt, "startedAt");
        requireNonNull(endedAt, "endedAt");
        attributes = Map.copyOf(attributes);
    }
}
