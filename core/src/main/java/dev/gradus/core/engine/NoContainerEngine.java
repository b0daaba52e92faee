package dev.gradus.core.engine;

import dev.gradus.core.container.EngineInfo;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.ContainerEngine;
import dev.gradus.core.port.ContainerExecs;
import dev.gradus.core.port.ContainerFiles;
import dev.gradus.core.port.ContainerImages;
import dev.gradus.core.port.Containers;
import dev.gradus.core.port.OwnedObjects;

/** Stands where no container engine was given: step kinds that need one exist, are checked, and cannot be executed. */
final class NoContainerEngine implements ContainerEngine {

    private static CoreException absent() {
        return new CoreException(ErrorCode.UNREACHABLE, "this process uses no container engine");
    }

    @Override
    public EngineInfo info() {
        throw absent();
    }

    @Override
    public void ping() {
        throw absent();
    }

    @Override
    public ContainerImages images() {
        throw absent();
    }

    @Override
    public Containers containers() {
        throw absent();
    }

    @Override
    public ContainerExecs execs() {
        throw absent();
    }

    @Override
    public ContainerFiles files() {
        throw absent();
    }

    @Override
    public OwnedObjects volumes() {
        throw absent();
    }

    @Override
    public OwnedObjects networks() {
        throw absent();
    }

    @Override
    public void close() {
        // nothing is open
    }
}
