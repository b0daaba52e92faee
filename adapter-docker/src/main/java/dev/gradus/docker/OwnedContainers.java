package dev.gradus.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.HostConfig;
import dev.gradus.core.container.ContainerExit;
import dev.gradus.core.container.ContainerId;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ContainerState;
import dev.gradus.core.container.ImageId;
import dev.gradus.core.container.Owner;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at containers, and lets only those of this installation through.
 *
 * @param docker the engine
 * @param calls translates its failures
 * @param labels the installation's
 */
record OwnedContainers(DockerClient docker, EngineCalls calls, OwnerLabels labels) {

    /** The container, when there is one of that name or id. */
    Optional<InspectContainerResponse> find(String nameOrId) {
        Optional<InspectContainerResponse> found = inspect(nameOrId);
        found.filter(container -> owner(container).isEmpty()).ifPresent(foreign -> {
            throw new CoreException(
                    ErrorCode.NOT_ALLOWED,
                    "container '%s' was not made by this installation and is left alone".formatted(name(foreign)));
        });
        return found;
    }

    /** The container, when there is one of that name or id and it is ours. */
    Optional<InspectContainerResponse> look(String nameOrId) {
        return inspect(nameOrId).filter(container -> owner(container).isPresent());
    }

    private Optional<InspectContainerResponse> inspect(String nameOrId) {
        return calls.call("look at container " + nameOrId, () -> {
            try {
                return Optional.of(docker.inspectContainerCmd(nameOrId).exec());
            } catch (NotFoundException none) {
                return Optional.empty();
            }
        });
    }

    /** The container, which must be there. */
    InspectContainerResponse require(ContainerId id) {
        return find(id.value())
                .orElseThrow(() -> new CoreException(ErrorCode.NOT_FOUND, "the engine has no container " + id));
    }

    /** Whose it is. */
    Optional<Owner> owner(InspectContainerResponse container) {
        ContainerConfig config = container.getConfig();
        Map<String, String> given = config == null ? null : config.getLabels();
        Optional<Owner> labelled = given == null ? Optional.empty() : labels.read(name(container), given);
        HostConfig host = container.getHostConfig();
        return labelled.or(() -> host == null ? Optional.empty() : BuildMark.read(labels, host.getExtraHosts()));
    }

    /** The container as a value. */
    ContainerInfo info(InspectContainerResponse container) {
        ContainerState state = ContainerState.ofWord(
                Objects.requireNonNullElse(container.getState().getStatus(), "dead"));
        return new ContainerInfo(
                new ContainerId(container.getId()),
                name(container),
                new ImageId(container.getImageId()),
                state,
                exit(container, state),
                owner(container).orElseThrow(),
                Instant.parse(container.getCreated()));
    }

    static String name(InspectContainerResponse container) {
        return container.getName().startsWith("/") ? container.getName().substring(1) : container.getName();
    }

    private static @Nullable ContainerExit exit(InspectContainerResponse container, ContainerState state) {
        if (state != ContainerState.EXITED && state != ContainerState.DEAD) {
            return null;
        }
        InspectContainerResponse.ContainerState told = container.getState();
        return new ContainerExit(
                (int) (long) Objects.requireNonNullElse(told.getExitCodeLong(), 0L),
                Boolean.TRUE.equals(told.getOOMKilled()),
                EngineCalls.oneLine(Objects.requireNonNullElse(told.getError(), "")));
    }
}
