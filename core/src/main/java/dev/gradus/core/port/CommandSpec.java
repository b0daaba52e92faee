package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program to run.
 *
 * @param argv the program and its arguments; no shell reads them
 * @param folder its working folder
 * @param environment all of its environment; nothing is inherited
 * @param stdin all it can read from its standard input, as UTF-8; often empty
 * @param grace how long it may take to end when asked politely
 */
public record CommandSpec(
        List<String> argv, Path folder, Map<String, String> environment, String stdin, Duration grace) {
    public CommandSpec {
        argv = List.copyOf(argv);
        requireNonNull(folder, "folder");
        environment = Map.copyOf(environment);
        requireNonNull(stdin, "stdin");
        requireNonNull(grace, "grace");
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("a command has at least a program");
        }
    }

    /** A program with nothing to read. */
    public CommandSpec(List<String> argv, Path folder, Map<String, String> environment, Duration grace) {
        this(argv, folder, environment, "", grace);
    }
}
