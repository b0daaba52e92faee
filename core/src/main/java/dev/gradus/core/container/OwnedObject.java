package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

/**
 * A volume or network of this installation.
 *
 * @param name unique among those of its sort in the engine
 * @param owner for whom it was made
 */
public record OwnedObject(String name, Owner owner) {
    public OwnedObject {
        requireNonNull(name, "name");
        requireNonNull(owner, "owner");
    }
}
