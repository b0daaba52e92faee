package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

/**
 * One container of a pool.
 *
 * @param index its place in the pool, from 1
 * @param container what the engine calls it
 * @param name what people call it
 */
public record PoolMember(int index, ContainerId container, String name) {
    /** No pool is larger. */
    public static final int MAX_SIZE = 64;

    public PoolMember {
        requireNonNull(container, "container");
        requireNonNull(name, "name");
        if (index < 1 || index > MAX_SIZE) {
            throw new IllegalArgumentException("a pool's members are numbered 1 to " + MAX_SIZE + ", found " + index);
        }
    }
}
