package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * What an engine calls one container.
 *
 * @param value 64 hexadecimal digits
 */
public record ContainerId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public ContainerId {
        requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a container id is 64 hexadecimal digits, found '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
