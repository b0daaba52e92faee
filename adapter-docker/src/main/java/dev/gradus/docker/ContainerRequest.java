package dev.gradus.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.HostConfig;
import dev.gradus.core.container.ContainerSpec;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.container.RunOption;
import dev.gradus.core.container.RunOptions;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.Map;
import java.util.TreeMap;

/**
 * A container that is to be made, as the engine's API asks for it.
 *
 * @param spec what is to be made
 * @param labels the installation's
 */
record ContainerRequest(ContainerSpec spec, OwnerLabels labels) {

    /** The request, not sent. */
    CreateContainerCmd on(DockerClient docker) {
        HostConfig host = HostConfig.newHostConfig();
        CreateContainerCmd request = docker.createContainerCmd(spec.image().toString())
                .withName(spec.name())
                .withLabels(allLabels());
        if (!spec.command().isEmpty()) {
            request.withCmd(spec.command());
        }
        RunOptions options = spec.options();
        for (RunOption option : options.given()) {
            try {
                RunOptionEffects.of(option).apply(request, host, options);
            } catch (IllegalArgumentException unknownWord) {
                throw new CoreException(
                        ErrorCode.INVALID_INPUT,
                        "%s of container '%s': %s".formatted(option.written(), spec.name(), unknownWord.getMessage()),
                        unknownWord);
            }
        }
        return request.withHostConfig(host);
    }

    /** Ours last, so that nothing that was given replaces them. */
    private Map<String, String> allLabels() {
        Map<String, String> all = new TreeMap<>(spec.options().pairs(RunOption.LABEL));
        all.putAll(labels.of(spec.name(), spec.owner()));
        return all;
    }
}
