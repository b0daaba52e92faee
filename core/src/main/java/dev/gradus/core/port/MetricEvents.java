package dev.gradus.core.port;

import dev.gradus.core.data.Document;

/** Takes events about runs of the ledger for whoever counts them. Never blocks and never fails: they are lost instead. */
@FunctionalInterface
public interface MetricEvents {
    /** Nobody counts. */
    MetricEvents NONE = event -> {};

    /** Sends an event: an object with {@code ts}, {@code event}, {@code source} and the event's own members. */
    void send(Document event);
}
