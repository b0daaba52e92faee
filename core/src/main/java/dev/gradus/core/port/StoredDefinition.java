package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import java.time.Instant;

/**
 * One stored version of a definition.
 *
 * @param name of the definition
 * @param version SHA-256 of the source's canonical form
 * @param source as written, in JSON shape
 * @param savedAt when it was first stored
 */
public record StoredDefinition(String name, String version, Document source, Instant savedAt) {
    public StoredDefinition {
        requireNonNull(name, "name");
        requireNonNull(version, "version");
        requireNonNull(source, "source");
        requireNonNull(savedAt, "savedAt");
    }
}
