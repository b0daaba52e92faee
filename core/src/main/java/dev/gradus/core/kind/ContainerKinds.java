package dev.gradus.core.kind;

import dev.gradus.core.port.ContainerEngine;
import java.nio.file.Path;
import java.util.List;

/** The step kinds that use a container engine. */
public final class ContainerKinds {
    private ContainerKinds() {}

    /**
     * One of each.
     *
     * @param engine always there; without Docker it answers UNREACHABLE to everything
     * @param mountRoots folders that steps may mount beside their task's own
     * @param host what they use of the host
     */
    public static List<StepKind> of(ContainerEngine engine, List<Path> mountRoots, StandardKinds.Host host) {
        var parts = new Containerised(engine, mountRoots);
        var tracked = new TrackedFiles(host.digests());
        var shell = new ShellBefore(host.commands(), host.environment());
        return List.of(
                new DockerPullKind(parts),
                new DockerBuildKind(parts, host.files(), tracked, shell),
                new DockerRunKind(parts),
                new DockerPoolKind(parts),
                new DockerShellKind(parts, tracked),
                new DockerRubricsKind(parts, tracked, host.texts()),
                new DockerExtractVolumeKind(parts, tracked, host.texts()),
                new DockerVolumePoolKind(parts, tracked, host.files()),
                new ModelTaskCheckKind(host.files(), host.texts(), tracked),
                new RubricsImportKind(host, tracked),
                new RubricSetKind(RubricSetKind.Name.RUBRIC_SET, host),
                new RubricSetKind(RubricSetKind.Name.DYNAMIC_RUBRIC, host),
                new RubricShellKind(parts, tracked, host));
    }
}
