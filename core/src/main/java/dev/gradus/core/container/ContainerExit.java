package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

/**
 * How a container's main process ended, as the engine's inspection says.
 *
 * @param code its exit status; 128 + signal when a signal ended it
 * @param outOfMemory whether its memory limit ended it
 * @param error what the engine has to say, such as why it could not be started; often empty
 */
public record ContainerExit(int code, boolean outOfMemory, String error) {
    public ContainerExit {
        requireNonNull(error, "error");
    }
}
