package dev.gradus.core.testing;

import dev.gradus.core.container.ContainerExit;
import dev.gradus.core.container.ContainerId;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ContainerSpec;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.Mount;
import dev.gradus.core.container.OwnedObject;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.container.RunOption;
import dev.gradus.core.container.RunOptions;
import dev.gradus.core.container.TrustLevel;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.Containers;
import dev.gradus.core.port.OutputListener;
import dev.gradus.core.port.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The containers of a fake engine. */
final class FakeContainers implements Containers {
    private static final long POLL_MILLIS = 5;

    private final FakeEngineState state;

    FakeContainers(FakeEngineState state) {
        this.state = state;
    }

    String plant(String name, Map<String, String> labels) {
        FakeImage image = state.image(ImageRef.parse("busybox:local")).orElseThrow();
        FakeContainer planted = new FakeContainer(
                newId(), name, image, List.of("sleep", "infinity"), RunOptions.NONE, labels, state.now());
        state.add(planted);
        planted.start(state);
        return planted.id().value();
    }

    @Override
    public ContainerInfo create(ContainerSpec spec) {
        state.requireAlive();
        synchronized (state) {
            Optional<FakeContainer> there = state.container(spec.name());
            if (there.isPresent()) {
                return sameOwner(there.get(), spec);
            }
            FakeImage image = state.image(spec.image())
                    .orElseThrow(
                            () -> new CoreException(ErrorCode.NOT_FOUND, "the engine has no image " + spec.image()));
            spec.options().mounts().forEach(mount -> requireVolume(mount, spec));
            requireNetwork(spec.options());
            Map<String, String> labels = new TreeMap<>(spec.options().pairs(RunOption.LABEL));
            labels.putAll(state.labels().of(spec.name(), spec.owner()));
            FakeContainer made = new FakeContainer(
                    newId(), spec.name(), image, argv(spec, image), spec.options(), labels, state.now());
            state.add(made);
            return made.info(state.labels());
        }
    }

    private ContainerInfo sameOwner(FakeContainer there, ContainerSpec spec) {
        if (there.owner(state.labels()).filter(spec.owner()::equals).isEmpty()) {
            throw new CoreException(ErrorCode.CONFLICT, "the name '" + spec.name() + "' is taken by another container");
        }
        return there.info(state.labels());
    }

    private static List<String> argv(ContainerSpec spec, FakeImage image) {
        List<String> argv = new ArrayList<>();
        spec.options().text(RunOption.ENTRYPOINT).ifPresent(argv::add);
        argv.addAll(spec.command().isEmpty() && argv.isEmpty() ? image.command() : spec.command());
        return argv;
    }

    private void requireVolume(Mount mount, ContainerSpec spec) {
        if (!(mount instanceof Mount.Volume volume) || volume.name() == null) {
            return;
        }
        Optional<OwnedObject> known = state.volumes()
                .computeIfAbsent(volume.name(), name -> Optional.of(new OwnedObject(name, spec.owner())));
        if (known.isEmpty() && !spec.trust().allows(TrustLevel.OPERATOR)) {
            throw new CoreException(
                    ErrorCode.NOT_ALLOWED,
                    "volume '" + volume.name() + "' was not made by this installation and is left alone");
        }
    }

    private void requireNetwork(RunOptions options) {
        String network = options.text(RunOption.NETWORK).orElse("bridge");
        boolean builtIn = List.of("bridge", "default", "none", "host").contains(network);
        if (!builtIn && !state.networks().containsKey(network)) {
            throw new CoreException(ErrorCode.NOT_FOUND, "there is no network '" + network + "'");
        }
    }

    @Override
    public void start(ContainerId container) {
        if (state.ours(container).start(state)) {
            state.countStart();
        }
    }

    @Override
    public void stop(ContainerId container, Duration grace) throws InterruptedException {
        FakeContainer stopped = state.ours(container);
        FakeProcess main = stopped.main();
        if (main == null) {
            return;
        }
        main.term();
        if (!main.awaitEnded(grace.toMillis())) {
            stopped.kill();
            main.awaitEnded(Long.MAX_VALUE);
        }
        stopped.kill();
    }

    @Override
    public Optional<ContainerInfo> find(String nameOrId) {
        state.requireAlive();
        Optional<FakeContainer> found = state.container(nameOrId);
        found.ifPresent(state::requireOurs);
        return found.map(container -> container.info(state.labels()));
    }

    @Override
    public List<ContainerInfo> list(OwnerFilter filter) {
        state.requireAlive();
        return state.containers().stream()
                .filter(container ->
                        container.owner(state.labels()).filter(filter::matches).isPresent())
                .map(container -> container.info(state.labels()))
                .toList();
    }

    @Override
    public void follow(ContainerId container, OutputListener output, Stop stop) throws InterruptedException {
        FakeContainer followed = state.ours(container);
        int passed = 0;
        FakeProcess main = followed.main();
        while (main != null && !stop.isRequested() && !main.awaitEnded(POLL_MILLIS)) {
            state.requireAlive();
            passed = followed.pass(passed, output);
        }
        followed.pass(passed, output);
    }

    @Override
    public Optional<ContainerExit> await(ContainerId container, Stop stop) throws InterruptedException {
        FakeContainer awaited = state.ours(container);
        FakeProcess main = awaited.main();
        if (main == null) {
            throw new CoreException(ErrorCode.CONFLICT, "container '" + awaited.name() + "' was not started");
        }
        while (!stop.isRequested()) {
            state.requireAlive();
            if (main.awaitEnded(POLL_MILLIS)) {
                return Optional.ofNullable(awaited.info(state.labels()).exit());
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean remove(ContainerId container) {
        state.requireAlive();
        Optional<FakeContainer> there = state.container(container.value());
        there.ifPresent(found -> {
            state.requireOurs(found);
            found.kill();
        });
        return there.filter(state::forget).isPresent();
    }

    private ContainerId newId() {
        return new ContainerId(FakeEngineState.hex("container " + state.next()));
    }
}
