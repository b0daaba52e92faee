package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * Something that this installation has in an engine.
 *
 * @param sort what it is
 * @param name unique among those of its sort in the engine
 * @param owner for whom it was made
 */
public record Belonging(Sort sort, String name, Owner owner) {
    public Belonging {
        requireNonNull(sort, "sort");
        requireNonNull(name, "name");
        requireNonNull(owner, "owner");
    }

    /** What an installation makes in an engine, in the order in which it can be taken away. */
    public enum Sort {
        /** A container; it holds on to volumes and networks. */
        CONTAINER,
        /** A volume. */
        VOLUME,
        /** A network. */
        NETWORK;

        /** The constant's one spelling in JSON and on the command line. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
