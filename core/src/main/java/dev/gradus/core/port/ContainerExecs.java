package dev.gradus.core.port;

import dev.gradus.core.container.ContainerId;
import dev.gradus.core.container.ExecSpec;
import dev.gradus.core.data.Document;

/** Programs in running containers, each in a process group of its own. */
public interface ContainerExecs {

    /**
     * Runs a program to its end, or until a stop is requested; then the whole process group is terminated, after a grace period
     * killed, and confirmed gone before this returns. The exit status comes from the engine's inspection, never from the
     * stream: a stream that ends early is {@code UNREACHABLE}. A program that is not there exits with 127, one that cannot be
     * executed with 126.
     *
     * <p>The container must have {@code /bin/sh} and a {@code kill}.
     *
     * @throws dev.gradus.core.failure.CoreException CONFLICT when the container does not run
     */
    CommandResult run(ContainerId container, ExecSpec command, CommandListener listener, Stop stop)
            throws InterruptedException;

    /**
     * Ends a process group that another process started, told by what that one noted; true when it is gone, as it is with its
     * container.
     */
    boolean end(Document note) throws InterruptedException;
}
