package dev.gradus.core.event;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * Who caused something: {@code kind:name}, such as {@code cli:alice}, {@code http:anonymous}, {@code worker:7}, {@code
 * engine:sweeper}.
 *
 * @param value at most 200 characters without control characters
 */
public record Actor(String value) {
    // Before the constants, whose construction needs it.
    private static final Pattern FORM = Pattern.compile("[^\\p{Cntrl}]{1,200}");

    /** The part of the engine that takes back the work of lost sessions. */
    public static final Actor SWEEPER = new Actor("engine:sweeper");

    /** An embedding application that names nobody. */
    public static final Actor APPLICATION = new Actor("application");

    public Actor {
        requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an actor: 1 to 200 characters without control characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
