package dev.gradus.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.WaitResponse;
import dev.gradus.core.container.ContainerExit;
import dev.gradus.core.container.ContainerId;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ContainerSpec;
import dev.gradus.core.container.ContainerState;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.Containers;
import dev.gradus.core.port.OutputListener;
import dev.gradus.core.port.Stop;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Containers of a Docker engine. */
final class DockerContainers implements Containers {
    // The engine answers when the container has ended; a longer grace would outlive the response timeout.
    private static final Duration LONGEST_GRACE = Duration.ofSeconds(100);

    private final DockerClient docker;
    private final EngineCalls calls;
    private final OwnerLabels labels;
    private final OwnedContainers owned;

    DockerContainers(DockerClient docker, EngineCalls calls, OwnerLabels labels) {
        this.docker = docker;
        this.calls = calls;
        this.labels = labels;
        this.owned = new OwnedContainers(docker, calls, labels);
    }

    @Override
    public ContainerInfo create(ContainerSpec spec) {
        new MountedVolumes(new DockerVolumes(docker, calls, labels)).require(spec);
        String id = calls.call("make container " + spec.name(), () -> {
            try {
                return new ContainerRequest(spec, labels).on(docker).exec().getId();
            } catch (ConflictException taken) {
                return "";
            }
        });
        if (id.isEmpty()) {
            return sameOwner(spec);
        }
        InspectContainerResponse made = owned.require(new ContainerId(id));
        List<String> broken = LimitCheck.broken(spec, made.getHostConfig());
        if (!broken.isEmpty()) {
            remove(new ContainerId(id));
            throw new CoreException(
                    ErrorCode.INVALID_INPUT,
                    "the engine cannot hold the limits of container '%s': %s"
                            .formatted(spec.name(), String.join(", ", broken)));
        }
        return owned.info(made);
    }

    private ContainerInfo sameOwner(ContainerSpec spec) {
        Optional<InspectContainerResponse> there;
        try {
            there = owned.find(spec.name());
        } catch (CoreException foreign) {
            throw foreign.code() == ErrorCode.NOT_ALLOWED ? taken(spec) : foreign;
        }
        return there.filter(
                        found -> owned.owner(found).filter(spec.owner()::equals).isPresent())
                .map(owned::info)
                .orElseThrow(() -> taken(spec));
    }

    private static CoreException taken(ContainerSpec spec) {
        return new CoreException(ErrorCode.CONFLICT, "the name '" + spec.name() + "' is taken by another container");
    }

    @Override
    public void start(ContainerId container) {
        owned.require(container);
        calls.run(
                "start container " + container,
                Set.of(NotModifiedException.class),
                () -> docker.startContainerCmd(container.value()).exec());
    }

    @Override
    public void stop(ContainerId container, Duration grace) {
        InspectContainerResponse found = owned.require(container);
        if (!isAlive(found)) {
            return;
        }
        long seconds = Math.min(grace.plusMillis(999).toSeconds(), LONGEST_GRACE.toSeconds());
        calls.run(
                "stop container " + container,
                Set.of(NotModifiedException.class, NotFoundException.class),
                () -> docker.stopContainerCmd(container.value())
                        .withTimeout((int) seconds)
                        .exec());
        if (owned.find(container.value()).filter(DockerContainers::isAlive).isPresent()) {
            throw calls.cut("stop container " + container);
        }
    }

    @Override
    public Optional<ContainerInfo> find(String nameOrId) {
        return owned.find(nameOrId).map(owned::info);
    }

    @Override
    public List<ContainerInfo> list(OwnerFilter filter) {
        List<Container> labelled = calls.call(
                "list containers",
                () -> docker.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(Map.of(OwnerLabels.INSTALLATION, labels.installation()))
                        .exec());
        return Stream.concat(labelled.stream().filter(container -> isOurs(container, filter)), leftByBuilds())
                .flatMap(container -> owned.look(container.getId()).stream())
                .map(owned::info)
                .filter(container -> filter.matches(container.owner()))
                .sorted(Comparator.comparing(ContainerInfo::createdAt))
                .toList();
    }

    /** A build that the engine did not survive leaves containers that do not run and have no label. */
    private Stream<Container> leftByBuilds() {
        return calls
                .call(
                        "list containers",
                        () -> docker.listContainersCmd()
                                .withShowAll(true)
                                .withStatusFilter(List.of("created", "exited", "dead"))
                                .exec())
                .stream()
                .filter(container -> !container.getLabels().containsKey(OwnerLabels.NAME));
    }

    private boolean isOurs(Container container, OwnerFilter filter) {
        for (String name : Objects.requireNonNullElse(container.getNames(), new String[0])) {
            if (labels.read(name.substring(1), container.getLabels())
                    .filter(filter::matches)
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void follow(ContainerId container, OutputListener output, Stop stop) throws InterruptedException {
        owned.require(container);
        String what = "follow container " + container;
        PrintedText text = new PrintedText(output);
        EngineStream<Frame> stream = new EngineStream<>(text::add);
        calls.call(
                what,
                () -> docker.logContainerCmd(container.value())
                        .withStdOut(true)
                        .withStdErr(true)
                        .withFollowStream(true)
                        .exec(stream));
        if (!stream.awaitEnd(stop)) {
            return;
        }
        text.end();
        if (stream.error().isPresent()) {
            throw calls.translated(what, stream.error().get());
        }
        if (owned.find(container.value()).filter(DockerContainers::isAlive).isPresent()) {
            throw calls.cut(what);
        }
    }

    @Override
    public Optional<ContainerExit> await(ContainerId container, Stop stop) throws InterruptedException {
        InspectContainerResponse found = owned.require(container);
        if (ContainerState.CREATED.word().equals(found.getState().getStatus())) {
            throw new CoreException(
                    ErrorCode.CONFLICT, "container '" + OwnedContainers.name(found) + "' was not started");
        }
        while (!stop.isRequested()) {
            ContainerInfo now = owned.info(owned.require(container));
            if (now.exit() != null) {
                return Optional.of(now.exit());
            }
            EngineStream<WaitResponse> stream = new EngineStream<>(ended -> {});
            docker.waitContainerCmd(container.value()).exec(stream);
            stream.awaitEnd(stop);
        }
        return Optional.empty();
    }

    @Override
    public boolean remove(ContainerId container) {
        if (owned.find(container.value()).isEmpty()) {
            return false;
        }
        boolean removed = calls.call("remove container " + container, () -> {
            try {
                docker.removeContainerCmd(container.value())
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
                return true;
            } catch (NotFoundException goneMeanwhile) {
                return false;
            }
        });
        if (owned.find(container.value()).isPresent()) {
            throw calls.cut("remove container " + container);
        }
        return removed;
    }

    private static boolean isAlive(InspectContainerResponse container) {
        return Boolean.TRUE.equals(container.getState().getRunning());
    }
}
