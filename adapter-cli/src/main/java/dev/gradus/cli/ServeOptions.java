package dev.gradus.cli;

import org.jspecify.annotations.Nullable;

/**
 * How to serve; what is absent is configured.
 *
 * @param host where to listen
 * @param port on which port
 * @param worker whether this process executes steps too
 * @param allowHostCommands whether tasks made over HTTP may run commands on the host
 * @param reload whether definition files are read again when they change
 * @param work how its worker works
 */
public record ServeOptions(
        @Nullable String host,
        @Nullable Integer port,
        boolean worker,
        boolean allowHostCommands,
        boolean reload,
        WorkOptions work) {}
