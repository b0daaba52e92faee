package dev.gradus.core.step;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * The name of a step within its task: the {@code id} of a definition.
 *
 * @param value 1 to 100 letters, digits, {@code _}, {@code -} and {@code .}, beginning with a letter or digit
 */
public record StepKey(String value) implements Comparable<StepKey> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

    public StepKey {
        requireNonNull(value, "value");
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a step key: '" + value + "'");
        }
    }

    /** Whether the text has the form of a step key. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(StepKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
