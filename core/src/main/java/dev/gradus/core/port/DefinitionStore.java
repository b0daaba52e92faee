package dev.gradus.core.port;

import dev.gradus.core.data.Document;
import java.util.List;
import java.util.Optional;

/** Keeps the versions of definitions, each immutable and told by its content's hash. Thread safe. */
public interface DefinitionStore {

    /** Stores a version and makes it its name's current one; storing one that exists only makes it current. */
    StoredDefinition save(String name, String version, Document source);

    /** The current version. */
    Optional<StoredDefinition> current(String name);

    /** One version: its hash, or an unambiguous beginning of it of at least 8 digits. */
    Optional<StoredDefinition> version(String name, String version);

    /** All versions of a definition, newest first, at most 500. */
    List<StoredDefinition> versions(String name);

    /** The current version of every definition, by name, at most 500. */
    List<StoredDefinition> list();
}
