package dev.gradus.docker;

import dev.gradus.core.container.ContainerSpec;
import dev.gradus.core.container.Mount;
import dev.gradus.core.container.TrustLevel;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;

/**
 * The named volumes of a container that is to be made.
 *
 * @param volumes the engine's
 */
record MountedVolumes(DockerVolumes volumes) {

    /** Makes those that are missing, labelled: the engine itself would make them without labels. */
    void require(ContainerSpec spec) {
        for (Mount mount : spec.options().mounts()) {
            if (mount instanceof Mount.Volume volume && volume.name() != null) {
                require(volume.name(), spec);
            }
        }
    }

    private void require(String name, ContainerSpec spec) {
        try {
            if (volumes.find(name).isEmpty()) {
                volumes.create(name, spec.owner());
            }
        } catch (CoreException refused) {
            if (refused.code() != ErrorCode.NOT_ALLOWED || !spec.trust().allows(TrustLevel.OPERATOR)) {
                throw refused;
            }
        }
    }
}
