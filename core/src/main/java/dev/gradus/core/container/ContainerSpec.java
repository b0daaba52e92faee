package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A container to make.
 *
 * @param name what it will be called; unique in the engine
 * @param image what it is made from; must be in the engine
 * @param command its arguments, or its program and arguments; the image's own when empty
 * @param options how it runs; made safe by {@link TrustPolicy#confine}
 * @param trust the level under which the options were admitted
 * @param owner for whom it is made
 */
public record ContainerSpec(
        String name, ImageRef image, List<String> command, RunOptions options, TrustLevel trust, Owner owner) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,199}");

    public ContainerSpec {
        requireName(name);
        requireNonNull(image, "image");
        command = List.copyOf(command);
        requireNonNull(options, "options");
        requireNonNull(trust, "trust");
        requireNonNull(owner, "owner");
    }

    /** Whether a text can name a container, volume or network. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static void requireName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a name is 1 to 200 of a-z, A-Z, 0-9, '_', '.', '-' and begins with a letter or digit, found '"
                            + name + "'");
        }
    }
}
