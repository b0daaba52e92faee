package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A volume or network of this installation.
 *
 * @param name unique among those of its sort in the engine
 * @param owner for whom it was made
 * @param createdAt when it was made, by the engine's clock
 */
public record OwnedObject(String name, Owner owner, Instant createdAt) {
    public OwnedObject {
        requireNonNull(name, "name");
        requireNonNull(owner, "owner");
        requireNonNull(createdAt, "createdAt");
    }
}
