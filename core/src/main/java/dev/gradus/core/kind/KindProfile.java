package dev.gradus.core.kind;

/**
 * What the engine must know of a kind.
 *
 * @param instant whether it is done in microseconds and may be claimed ahead
 * @param hostExecuting whether it runs programs on the host; refused over HTTP unless allowed
 * @param summary one sentence for the documentation
 */
public record KindProfile(boolean instant, boolean hostExecuting, String summary) {}
