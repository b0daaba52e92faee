package dev.gradus.core.port;

/** Takes finished spans somewhere. Never blocks and never fails: a trace is a help, not a promise. Thread safe. */
@FunctionalInterface
public interface SpanExporter {
    /** Keeps none. */
    SpanExporter NONE = span -> {};

    /** Takes one span; it may be dropped when there are too many. */
    void export(Span span);
}
