package dev.gradus.core.port;

import dev.gradus.core.container.EngineInfo;

/**
 * An engine that holds images and runs containers, seen by one installation. Everything made here carries the installation's
 * labels, and nothing is stopped, entered, copied from or removed that does not: such a call is refused with
 * {@code NOT_ALLOWED}.
 *
 * <p>Failures, for each port of the engine: an engine that is gone, that ends a stream in its middle or that fails inside is
 * {@code UNREACHABLE}, and the call may be repeated; a missing image, container, volume or network is {@code NOT_FOUND}; a
 * name that is taken is {@code CONFLICT}; what the engine refuses to do is {@code INVALID_INPUT} with its own reason. After
 * {@code UNREACHABLE} nobody knows whether the call took effect: find out by name and labels. Nothing is done in
 * transactions. Thread safe; calls that wait can be interrupted.
 */
public interface ContainerEngine extends AutoCloseable {

    /** Which engine it is; asked anew at each call. */
    EngineInfo info();

    /** Returns when it answers, and is UNREACHABLE when not; costs it next to nothing, other than {@link #info}. */
    void ping();

    /** Its images. */
    ContainerImages images();

    /** Its containers. */
    Containers containers();

    /** Programs in its containers. */
    ContainerExecs execs();

    /** Files in its containers. */
    ContainerFiles files();

    /** Its volumes. */
    OwnedObjects volumes();

    /** Its networks. */
    OwnedObjects networks();

    /** Lets go of the connection; the engine and what runs in it are left alone. */
    @Override
    void close();
}
