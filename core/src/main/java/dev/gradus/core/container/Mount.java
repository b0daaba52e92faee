package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A folder or file of a container that comes from elsewhere. */
public sealed interface Mount {

    /** Where it is in the container, absolute. */
    String target();

    /** Whether the container can only read it. */
    boolean isReadOnly();

    /**
     * A path of the engine's host.
     *
     * @param source as written: absolute, or beginning with {@code .} and then relative to the task's folder
     * @param target where it is in the container
     * @param isReadOnly whether the container can only read it
     * @param propagation such as {@code rslave}; null for the default
     */
    record Bind(
            String source,
            String target,
            boolean isReadOnly,
            @Nullable String propagation) implements Mount {
        public Bind {
            requireNonNull(source, "source");
            requireNonNull(target, "target");
        }
    }

    /**
     * A volume of the engine.
     *
     * @param name its name; null for one that lives and ends with the container
     * @param target where it is in the container
     * @param isReadOnly whether the container can only read it
     * @param isCopied whether a new volume gets what the image has at the target
     */
    record Volume(@Nullable String name, String target, boolean isReadOnly, boolean isCopied) implements Mount {
        public Volume {
            requireNonNull(target, "target");
        }
    }

    /**
     * Memory.
     *
     * @param target where it is in the container
     * @param options as {@code mount -t tmpfs -o} takes them; often empty
     */
    record Tmpfs(String target, String options) implements Mount {
        public Tmpfs {
            requireNonNull(target, "target");
            requireNonNull(options, "options");
        }

        @Override
        public boolean isReadOnly() {
            return ("," + options + ",").contains(",ro,");
        }
    }
}
