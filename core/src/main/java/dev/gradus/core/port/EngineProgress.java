package dev.gradus.core.port;

/** Hears how building, pulling or pushing goes on; called from the engine's threads, one call at a time. */
@FunctionalInterface
public interface EngineProgress {

    /** A piece of text as the engine says it, with its line ends. Layers that are transferred are told once per change. */
    void said(String text);
}
