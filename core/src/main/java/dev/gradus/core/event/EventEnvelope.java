package dev.gradus.core.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored event.
 *
 * @param position where it stands in the order that global readers follow
 * @param stream what it is about
 * @param seq its number in the stream, from 1, gap-free
 * @param at when it happened, by the store's clock
 * @param cause who caused it and why
 * @param event the fact
 */
public record EventEnvelope(
        @Nullable EventPosition position, Stream stream, long seq, Instant at, Cause cause, DomainEvent event) {
    public EventEnvelope {
        requireNonNull(stream, "stream");
        requireNonNull(at, "at");
        requireNonNull(cause, "cause");
        requireNonNull(event, "event");
        if (seq < 1) {
            throw new IllegalArgumentException("seq must be positive, was " + seq);
        }
    }
}
