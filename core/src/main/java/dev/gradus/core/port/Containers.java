package dev.gradus.core.port;

import dev.gradus.core.container.ContainerExit;
import dev.gradus.core.container.ContainerId;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ContainerSpec;
import dev.gradus.core.container.OwnerFilter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The containers of an engine, those of other installations left out. */
public interface Containers {

    /**
     * Makes a container, not started. Its limits are compared with what the engine set; an engine that cannot hold one makes
     * no container. A volume that it names and that does not exist is made first, with the same owner.
     *
     * <p>Idempotent for one attempt: when a container of this name has the same owner, that one is the answer.
     *
     * @throws dev.gradus.core.failure.CoreException NOT_FOUND when the image, or a network it names, is missing; CONFLICT when
     *     the name is taken by anything else; NOT_ALLOWED for a mount of a volume of others below trust level operator
     */
    ContainerInfo create(ContainerSpec spec);

    /** Starts a container; one that runs is left as it is. */
    void start(ContainerId container);

    /**
     * Asks a container to end with the signal that it or its image names, and kills it when it has not after a time, at most
     * 100 seconds; returns when it has ended. One that does not run is left as it is.
     */
    void stop(ContainerId container, Duration grace) throws InterruptedException;

    /**
     * The container of that name, id, or unique beginning of an id.
     *
     * @throws dev.gradus.core.failure.CoreException NOT_ALLOWED when it is not of this installation
     */
    Optional<ContainerInfo> find(String nameOrId);

    /** Containers of the installation, running or not, in the order they were made. */
    List<ContainerInfo> list(OwnerFilter filter);

    /**
     * Passes on what a container prints, from its beginning, until it ends or a stop is requested, which does not end it. What
     * the engine has dropped from a full log is missing.
     */
    void follow(ContainerId container, OutputListener output, Stop stop) throws InterruptedException;

    /** Waits until a container that was started has ended; empty when a stop was requested first, which does not end it. */
    Optional<ContainerExit> await(ContainerId container, Stop stop) throws InterruptedException;

    /**
     * Kills and removes a container with its nameless volumes, and returns when it is gone.
     *
     * @return whether it was there
     */
    boolean remove(ContainerId container);
}
