package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program to run inside a running container.
 *
 * @param argv the program and its arguments; no shell reads them
 * @param environment beside the container's own
 * @param user {@code name|uid[:group|gid]}; the container's own when null
 * @param folder its working folder, absolute in the container; the container's own when null
 * @param grace how long it may take to end when asked politely
 */
public record ExecSpec(
        List<String> argv,
        Map<String, String> environment,
        @Nullable String user,
        @Nullable String folder,
        Duration grace) {
    /** How long a program gets when nobody says. */
    public static final Duration GRACE = Duration.ofSeconds(2);

    public ExecSpec {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        requireNonNull(grace, "grace");
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("a command has at least a program");
        }
    }

    /** A program as the container's own user, in its own folder. */
    public static ExecSpec of(List<String> argv) {
        return new ExecSpec(argv, Map.of(), null, null, GRACE);
    }

    /** A line for {@code sh -c}, in a container that has a shell. */
    public static ExecSpec shell(String line) {
        return of(List.of("sh", "-c", line));
    }

    /** The same in this folder. */
    public ExecSpec in(String folder) {
        return new ExecSpec(argv, environment, user, folder, grace);
    }

    /** The same as this user. */
    public ExecSpec as(String user) {
        return new ExecSpec(argv, environment, user, folder, grace);
    }
}
