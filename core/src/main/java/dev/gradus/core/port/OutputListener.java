package dev.gradus.core.port;

/** Hears what a container prints; called from the engine's threads, one call at a time. */
@FunctionalInterface
public interface OutputListener {

    /** It printed this. */
    void printed(LogChunk.Source source, String text);
}
