package dev.gradus.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
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

/** Networks of a Docker engine, of its driver {@code bridge}. */
final class DockerNetworks implements OwnedObjects {
    private final DockerClient docker;
    private final EngineCalls calls;
    private final OwnerLabels labels;

    DockerNetworks(DockerClient docker, EngineCalls calls, OwnerLabels labels) {
        this.docker = docker;
        this.calls = calls;
        this.labels = labels;
    }

    @Override
    public OwnedObject create(String name, Owner owner) {
        Optional<OwnedObject> there = find(name, ErrorCode.CONFLICT);
        if (there.isPresent()) {
            return there.get();
        }
        try {
            calls.call(
                    "make network " + name,
                    () -> docker.createNetworkCmd()
                            .withName(name)
                            .withCheckDuplicate(true)
                            .withLabels(labels.of(name, owner))
                            .exec());
        } catch (CoreException refused) {
            // Made by another in the meantime: the engine says 409.
            if (refused.code() != ErrorCode.CONFLICT) {
                throw refused;
            }
        }
        return find(name, ErrorCode.CONFLICT).orElseThrow(() -> calls.cut("make network " + name));
    }

    @Override
    public Optional<OwnedObject> find(String name) {
        return find(name, ErrorCode.NOT_ALLOWED);
    }

    private Optional<OwnedObject> find(String name, ErrorCode whenForeign) {
        return inspect(name)
                .map(found -> owned(found)
                        .orElseThrow(() -> new CoreException(
                                whenForeign,
                                "network '" + name + "' was not made by this installation and is left alone")));
    }

    @Override
    public List<OwnedObject> list(OwnerFilter filter) {
        List<Network> labelled = calls.call(
                "list networks",
                () -> docker.listNetworksCmd()
                        .withFilter("label", List.of(OwnerLabels.INSTALLATION + "=" + labels.installation()))
                        .exec());
        return labelled.stream()
                .flatMap(network -> owned(network).stream())
                .filter(network -> filter.matches(network.owner()))
                .sorted(Comparator.comparing(OwnedObject::name))
                .toList();
    }

    @Override
    public boolean remove(String name) {
        return find(name).isPresent()
                && calls.call("remove network " + name, () -> {
                    try {
                        docker.removeNetworkCmd(name).exec();
                        return true;
                    } catch (NotFoundException goneMeanwhile) {
                        return false;
                    }
                });
    }

    private Optional<Network> inspect(String name) {
        return calls.call("look at network " + name, () -> {
            try {
                return Optional.of(
                        docker.inspectNetworkCmd().withNetworkId(name).exec());
            } catch (NotFoundException none) {
                return Optional.empty();
            }
        });
    }

    private Optional<OwnedObject> owned(Network network) {
        Map<String, String> given = Objects.requireNonNullElse(network.getLabels(), Map.<String, String>of());
        return labels.read(network.getName(), given).map(owner -> new OwnedObject(network.getName(), owner));
    }
}
