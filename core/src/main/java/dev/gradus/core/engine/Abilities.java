package dev.gradus.core.engine;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.host.HostCommandRunner;
import dev.gradus.core.host.HostFileDigests;
import dev.gradus.core.host.HostFiles;
import dev.gradus.core.host.HostTaskFiles;
import dev.gradus.core.kind.CommandEnvironment;
import dev.gradus.core.kind.ContainerKinds;
import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.kind.StandardKinds;
import dev.gradus.core.kind.StepKind;
import dev.gradus.core.policy.Limits;
import dev.gradus.core.port.ContainerEngine;
import dev.gradus.core.tool.BuiltInTools;
import dev.gradus.core.tool.Tool;
import dev.gradus.core.tool.ToolRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What steps of an engine can do.
 *
 * @param tools beside the built-in ones
 * @param extraKinds beside the built-in ones
 * @param environment the variables of this process that steps can see at all
 * @param passable the names that commands may ask for beyond PATH, HOME and LANG
 * @param host the id of the machine whose files they see
 * @param containers the container engine they use; null when there is none
 * @param mountRoots folders that containers may mount beside their task's own
 */
public record Abilities(
        List<Tool<?, ?>> tools,
        List<StepKind> extraKinds,
        Map<String, String> environment,
        Set<String> passable,
        String host,
        @Nullable ContainerEngine containers,
        List<Path> mountRoots) {
    public Abilities {
        requireNonNull(host, "host");
        tools = List.copyOf(tools);
        extraKinds = List.copyOf(extraKinds);
        environment = Map.copyOf(environment);
        passable = Set.copyOf(passable);
        mountRoots = List.copyOf(mountRoots);
    }

    /** The container engine, or one that is never there. */
    ContainerEngine containerEngine() {
        return containers == null ? new NoContainerEngine() : containers;
    }

    /** The id of the container engine, if one answers now. */
    @Nullable
    String engineId() {
        if (containers == null) {
            return null;
        }
        try {
            return containers.info().id();
        } catch (CoreException absent) {
            return null;
        }
    }

    /** Every kind: the built-in ones over every tool and this host, and the extra ones. */
    KindRegistry kinds(Supplier<Limits> limits, Executor toolThreads) {
        List<Tool<?, ?>> allTools = new ArrayList<>(BuiltInTools.all());
        allTools.addAll(tools);
        StandardKinds.Host host = new StandardKinds.Host(
                toolThreads,
                new HostFiles(),
                new HostFileDigests(),
                new HostTaskFiles(),
                new HostCommandRunner(),
                new CommandEnvironment(environment, passable));
        List<StepKind> all = new ArrayList<>(StandardKinds.of(ToolRegistry.of(allTools), limits, host));
        all.addAll(ContainerKinds.of(containerEngine(), mountRoots, host));
        all.addAll(extraKinds);
        return KindRegistry.of(all);
    }
}
