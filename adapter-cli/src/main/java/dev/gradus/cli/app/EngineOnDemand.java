package dev.gradus.cli.app;

import dev.gradus.core.container.EngineInfo;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.port.ContainerEngine;
import dev.gradus.core.port.ContainerExecs;
import dev.gradus.core.port.ContainerFiles;
import dev.gradus.core.port.ContainerImages;
import dev.gradus.core.port.Containers;
import dev.gradus.core.port.OwnedObjects;
import dev.gradus.docker.EngineAddress;
import org.jspecify.annotations.Nullable;

/** The Docker engine of this machine; its client is loaded when something is done with it, and not to ask who it is. */
final class EngineOnDemand implements ContainerEngine {
    private final EngineAddress address;
    private final OwnerLabels labels;
    private @Nullable ContainerEngine opened;

    EngineOnDemand(EngineAddress address, OwnerLabels labels) {
        this.address = address;
        this.labels = labels;
    }

    private synchronized ContainerEngine engine() {
        if (opened == null) {
            opened = address.open(labels);
        }
        return opened;
    }

    @Override
    public EngineInfo info() {
        return address.info();
    }

    @Override
    public void ping() {
        address.ping();
    }

    @Override
    public ContainerImages images() {
        return engine().images();
    }

    @Override
    public Containers containers() {
        return engine().containers();
    }

    @Override
    public ContainerExecs execs() {
        return engine().execs();
    }

    @Override
    public ContainerFiles files() {
        return engine().files();
    }

    @Override
    public OwnedObjects volumes() {
        return engine().volumes();
    }

    @Override
    public OwnedObjects networks() {
        return engine().networks();
    }

    @Override
    public synchronized void close() {
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }
}
