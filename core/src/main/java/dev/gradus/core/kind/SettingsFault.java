package dev.gradus.core.kind;

import static java.util.Objects.requireNonNull;

/**
 * A fault in a step's settings.
 *
 * @param pointer JSON pointer within the settings, empty for the settings as a whole
 * @param code stable, such as {@code WRONG_TYPE}
 * @param message one sentence: what was expected, what was found
 */
public record SettingsFault(String pointer, String code, String message) {
    public SettingsFault {
        requireNonNull(pointer, "pointer");
        requireNonNull(code, "code");
        requireNonNull(message, "message");
    }
}
