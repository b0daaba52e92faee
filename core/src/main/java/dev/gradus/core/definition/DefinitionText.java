package dev.gradus.core.definition;

import static java.util.Objects.requireNonNull;

/**
 * A definition as it was written.
 *
 * @param name of the file, as faults shall show it
 * @param text YAML 1.2, of which JSON is a part
 */
public record DefinitionText(String name, String text) {
    public DefinitionText {
        requireNonNull(name, "name");
        requireNonNull(text, "text");
    }
}
