package dev.gradus.core.testing;

import dev.gradus.core.container.EngineInfo;
import dev.gradus.core.container.ImageId;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.port.ContainerEngine;
import dev.gradus.core.port.ContainerExecs;
import dev.gradus.core.port.ContainerFiles;
import dev.gradus.core.port.ContainerImages;
import dev.gradus.core.port.Containers;
import dev.gradus.core.port.OwnedObjects;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A container engine in memory, for tests. Programs are {@link FakeShell}'s few, or what a test gives with {@link #when}; files
 * are in memory; mounts, ports and limits are kept and do nothing. It holds {@code busybox:local} from the beginning. Thread
 * safe.
 */
public final class FakeContainerEngine implements ContainerEngine {
    private final FakeEngineState state;
    private final FakeContainers containers;
    private final FakeExecs execs;
    private final AtomicInteger descriptions = new AtomicInteger();
    private final AtomicInteger pings = new AtomicInteger();

    /** An engine seen by the installation of that number. */
    public FakeContainerEngine(long installation) {
        this.state = new FakeEngineState(OwnerLabels.ofInstallation(installation));
        this.containers = new FakeContainers(state);
        this.execs = new FakeExecs(state);
        withImage("busybox:local");
    }

    /** Puts an image into the engine. */
    public ImageId withImage(String tag) {
        return state.putImage(tag, Map.of()).id();
    }

    /** Puts an image with files into the engine: paths and texts. */
    public ImageId withImage(String tag, Map<String, String> files) {
        return state.putImage(tag, files).id();
    }

    /** Puts an image into the registry, from which it can be pulled. */
    public ImageId publish(String tag) {
        return state.publish(tag).id();
    }

    /** Whether the registry holds an image. */
    public boolean isPublished(String tag) {
        return state.published(tag).isPresent();
    }

    /** From now on programs with such arguments do this; what was said last counts most. */
    public FakeContainerEngine when(Predicate<List<String>> argv, FakeProgram program) {
        state.addRule(argv, program);
        return this;
    }

    /** From now on every call is UNREACHABLE, and what waits for the engine is told so. Containers go on. */
    public void goAway() {
        state.setGone(true);
    }

    /** It answers again. */
    public void comeBack() {
        state.setGone(false);
    }

    /** Makes and starts a container that is none of ours, with any labels. */
    public String plantContainer(String name, Map<String, String> labels) {
        return containers.plant(name, labels);
    }

    /** Whether a container is there and runs, ours or not. */
    public boolean runs(String id) {
        return state.container(id).filter(FakeContainer::isRunning).isPresent();
    }

    /** Takes a container away, ours or not. */
    public void uproot(String id) {
        state.container(id).ifPresent(container -> {
            container.kill();
            state.forget(container);
        });
    }

    /** Makes a network that is none of ours. */
    public void plantNetwork(String name) {
        state.networks().put(name, Optional.empty());
    }

    /** Makes a volume that is none of ours. */
    public void plantVolume(String name) {
        state.plantVolume(name);
    }

    /** The names of all containers, ours or not. */
    public List<String> containerNames() {
        return state.containers().stream().map(FakeContainer::name).toList();
    }

    /** The files of a container, by name. */
    public FakeFileSystem files(String container) {
        return state.containers().stream()
                .filter(candidate -> candidate.name().equals(container))
                .findFirst()
                .orElseThrow()
                .files();
    }

    /** How many containers were ever started. */
    public int started() {
        return state.started();
    }

    @Override
    public EngineInfo info() {
        state.requireAlive();
        descriptions.incrementAndGet();
        return new EngineInfo("FAKE:" + System.identityHashCode(this), "0", "1.41", "linux/amd64", 2, 1L << 32, 1);
    }

    @Override
    public void ping() {
        state.requireAlive();
        pings.incrementAndGet();
    }

    /** How often it has said which engine it is. */
    public int descriptions() {
        return descriptions.get();
    }

    /** How often it has answered when asked no more than that. */
    public int pings() {
        return pings.get();
    }

    @Override
    public ContainerImages images() {
        return new FakeImages(state);
    }

    @Override
    public Containers containers() {
        return containers;
    }

    @Override
    public ContainerExecs execs() {
        return execs;
    }

    @Override
    public ContainerFiles files() {
        return new FakeFiles(state);
    }

    @Override
    public OwnedObjects volumes() {
        return new FakeOwnedObjects(state, "volume", state.volumes());
    }

    @Override
    public OwnedObjects networks() {
        return new FakeOwnedObjects(state, "network", state.networks());
    }

    @Override
    public void close() {
        state.containers().forEach(FakeContainer::kill);
    }
}
