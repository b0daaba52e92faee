package dev.gradus.core.port;

/**
 * How a program ended.
 *
 * @param exitCode its exit status; 128 + signal when a signal ended it
 * @param stopped whether it was ended on request
 */
public record CommandResult(int exitCode, boolean stopped) {}
