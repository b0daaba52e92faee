package dev.gradus.core.task;

import static java.util.Objects.requireNonNull;

/**
 * Which immutable description a task was made from.
 *
 * @param name of the definition
 * @param version the SHA-256 of its canonical content, 64 hexadecimal digits
 */
public record DefinitionRef(String name, String version) {
    public DefinitionRef {
        requireNonNull(name, "name");
        requireNonNull(version, "version");
    }
}
