package dev.gradus.core.step;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;

/**
 * What a step does: its kind and the kind's settings, as written, placeholders and all.
 *
 * @param kind the one kind key of the step, such as {@code file_exists}
 * @param settings the value of that key
 * @param interpolated whether placeholders in the settings are replaced; false for bodies made by {@code step create}
 */
public record StepBody(String kind, Document settings, boolean interpolated) {
    public StepBody {
        requireNonNull(kind, "kind");
        requireNonNull(settings, "settings");
    }
}
