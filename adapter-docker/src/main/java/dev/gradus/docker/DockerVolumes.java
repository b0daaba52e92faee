package dev.gradus.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.gradus.core.container.OwnedObject;
import dev.gradus.core.container.Owner;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.OwnedObjects;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Volumes of a Docker engine. */
final class DockerVolumes implements OwnedObjects {
    private final DockerClient docker;
    private final EngineCalls calls;
    private final OwnerLabels labels;

    DockerVolumes(DockerClient docker, EngineCalls calls, OwnerLabels labels) {
        this.docker = docker;
        this.calls = calls;
        this.labels = labels;
    }

    @Override
    public OwnedObject create(String name, Owner owner) {
        calls.call(
                "make volume " + name,
                () -> docker.createVolumeCmd()
                        .withName(name)
                        .withLabels(labels.of(name, owner))
                        .exec());
        // The engine answers with the volume that was there before, whoever made it.
        return inspect(name)
                .flatMap(this::owned)
                .orElseThrow(() ->
                        new CoreException(ErrorCode.CONFLICT, "the name '" + name + "' is taken by another volume"));
    }

    @Override
    public Optional<OwnedObject> find(String name) {
        return inspect(name)
                .map(found -> owned(found)
                        .orElseThrow(() -> new CoreException(
                                ErrorCode.NOT_ALLOWED,
                                "volume '" + name + "' was not made by this installation and is left alone")));
    }

    @Override
    public List<OwnedObject> list(OwnerFilter filter) {
        List<InspectVolumeResponse> labelled = calls.call(
                "list volumes",
                () -> docker.listVolumesCmd()
                        .withFilter("label", List.of(OwnerLabels.INSTALLATION + "=" + labels.installation()))
                        .exec()
                        .getVolumes());
        return Objects.requireNonNullElse(labelled, List.<InspectVolumeResponse>of()).stream()
                .flatMap(volume -> owned(volume).stream())
                .filter(volume -> filter.matches(volume.owner()))
                .sorted(Comparator.comparing(OwnedObject::name))
                .toList();
    }

    @Override
    public boolean remove(String name) {
        return find(name).isPresent()
                && calls.call("remove volume " + name, () -> {
                    try {
                        docker.removeVolumeCmd(name).exec();
                        return true;
                    } catch (NotFoundException goneMeanwhile) {
                        return false;
                    }
                });
    }

    private Optional<InspectVolumeResponse> inspect(String name) {
        return calls.call("look at volume " + name, () -> {
            try {
                return Optional.of(docker.inspectVolumeCmd(name).exec());
            } catch (NotFoundException none) {
                return Optional.empty();
            }
        });
    }

    private Optional<OwnedObject> owned(InspectVolumeResponse volume) {
        Map<String, String> given = Objects.requireNonNullElse(volume.getLabels(), Map.<String, String>of());
        return labels.read(volume.getName(), given).map(owner -> new OwnedObject(volume.getName(), owner));
    }
}
