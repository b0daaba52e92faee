package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an engine calls one image: the digest of its configuration.
 *
 * @param value {@code sha256:} and 64 hexadecimal digits
 */
public record ImageId(String value) {
    private static final String PREFIX = "sha256:";
    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern EXPECTED = Pattern.compile("[0-9a-f]{12,64}");

    public ImageId {
        requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an image id is sha256: and 64 hexadecimal digits, found '" + value + "'");
        }
    }

    /**
     * Whether this is the image that somebody wrote down: the id or at least its first 12 digits, with or without
     * {@code sha256:}.
     */
    public boolean isMeantBy(String written) {
        String lower = written.strip().toLowerCase(Locale.ROOT);
        String digits = lower.startsWith(PREFIX) ? lower.substring(PREFIX.length()) : lower;
        return EXPECTED.matcher(digits).matches() && value.startsWith(digits, PREFIX.length());
    }

    /** Whether a text has the form of a whole id. */
    public static boolean isId(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
