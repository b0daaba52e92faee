package dev.gradus.core.task;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where all of a task's steps have to be executed: what they have in common lies there and nowhere else. Absent parts bind to
 * nothing.
 *
 * @param host the machine that has the task's files
 * @param engine the container engine that has its images and containers
 */
public record Pins(@Nullable String host, @Nullable String engine) {
    /** The label that a session offers for its machine. */
    public static final String HOST = "host";

    /** The label that a session offers for its container engine. */
    public static final String ENGINE = "engine";

    /** The labels that say where a session is. */
    public static final Set<String> KEYS = Set.of(HOST, ENGINE);

    /** A task that any worker may execute. */
    public static final Pins NONE = new Pins(null, null);

    private static final int MAX_LENGTH = 200;

    public Pins {
        check(HOST, host);
        check(ENGINE, engine);
    }

    private static void check(String key, @Nullable String value) {
        if (value != null && (value.isBlank() || value.length() > MAX_LENGTH)) {
            throw new IllegalArgumentException(
                    "the id of the %s has 1 to %d characters, found '%s'".formatted(key, MAX_LENGTH, value));
        }
    }

    /** Whether somebody may write a label with this key by hand: one that says nothing of the place, and has no {@code =}. */
    public static boolean mayBeWritten(String key) {
        return !key.isBlank() && !key.contains("=") && !KEYS.contains(key);
    }

    /** Pinned to this machine. */
    public static Pins toHost(String host) {
        return new Pins(host, null);
    }

    /** Pinned to this container engine. */
    public static Pins toEngine(String engine) {
        return new Pins(null, engine);
    }

    /** The pins as they were written in a fact; facts older than pins have none. */
    static Pins orNone(@Nullable Pins written) {
        return written == null ? NONE : written;
    }

    /** Both together; nothing when they name different places. */
    Optional<Pins> and(Pins more) {
        boolean apart = differ(host, more.host) || differ(engine, more.engine);
        return apart
                ? Optional.empty()
                : Optional.of(new Pins(host == null ? more.host : host, engine == null ? more.engine : engine));
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !Objects.equals(one, other);
    }

    /** The same as labels. */
    public Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        if (host != null) {
            labels.put(HOST, host);
        }
        if (engine != null) {
            labels.put(ENGINE, engine);
        }
        return labels;
    }
}
