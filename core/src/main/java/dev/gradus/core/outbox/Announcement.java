package dev.gradus.core.outbox;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.Stream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is told to subscribers.
 *
 * @param stream what it is about
 * @param seq its number in the stream, by which receivers put deliveries in order
 * @param type its type
 * @param at when it happened
 * @param payload its members; null when they have more than {@link #MAX_PAYLOAD_BYTES}, so that every body is bounded
 */
public record Announcement(
        Stream stream,
        long seq,
        String type,
        Instant at,
        @Nullable Document payload) {
    /** The largest payload that is sent along, in bytes of JSON. */
    public static final int MAX_PAYLOAD_BYTES = 64 << 10;

    public Announcement {
        requireNonNull(stream, "stream");
        requireNonNull(type, "type");
        requireNonNull(at, "at");
        if (payload != null && size(payload) > MAX_PAYLOAD_BYTES) {
            payload = null;
        }
    }

    private static int size(Document payload) {
        return payload.toJson().getBytes(StandardCharsets.UTF_8).length;
    }
}
