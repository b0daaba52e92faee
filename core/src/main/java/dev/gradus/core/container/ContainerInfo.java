package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A container of this installation, as the engine sees it now.
 *
 * @param id what the engine calls it
 * @param name what people call it, without a leading slash
 * @param image the image it was made from
 * @param state what it does
 * @param exit how it ended; only when EXITED or DEAD
 * @param owner for which attempt it was made
 * @param createdAt when it was made, by the engine's clock
 */
public record ContainerInfo(
        ContainerId id,
        String name,
        ImageId image,
        ContainerState state,
        @Nullable ContainerExit exit,
        Owner owner,
        Instant createdAt) {
    public ContainerInfo {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(image, "image");
        requireNonNull(state, "state");
        requireNonNull(owner, "owner");
        requireNonNull(createdAt, "createdAt");
    }

    /** Whether programs can be run in it. */
    public boolean isRunning() {
        return state == ContainerState.RUNNING;
    }
}
