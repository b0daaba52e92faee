package dev.gradus.core.engine;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.host.HostCommandRunner;
import dev.gradus.core.host.HostFileDigests;
import dev.gradus.core.host.HostFiles;
import dev.gradus.core.host.HostTaskFiles;
import dev.gradus.core.kind.CommandEnvironment;
import dev.gradus.core.kind.ContainerKinds;
import dev.gradus.core.kind.GradingDefaults;
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
 * @param containers what they use of containers
 */
public record Abilities(
        List<Tool<?, ?>> tools,
        List<StepKind> extraKinds,
        Map<String, String> environment,
        Set<String> passable,
        String host,
        Containers containers) {
    /**
     * What steps use of containers.
     *
     * @param engine where they are; null when there is none
     * @param mountRoots folders that containers may mount beside their task's own
     * @param grading how is graded in them where a step says nothing of it
     */
    public record Containers(@Nullable ContainerEngine engine, List<Path> mountRoots, GradingDefaults grading) {
        public Containers {
            mountRoots = List.copyOf(mountRoots);
            requireNonNull(grading, "grading");
        }
    }

    public Abilities {
        requireNonNull(host, "host");
        tools = List.copyOf(tools);
        extraKinds = List.copyOf(extraKinds);
        environment = Map.copyOf(environment);
        passable = Set.copyOf(passable);
        requireNonNull(containers, "containers");
    }

    /** The container engine, or one that is never there. */
    ContainerEngine containerEngine() {
        ContainerEngine engine = containers.engine();
        return engine == null ? new NoContainerEngine() : engine;
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
                new CommandEnvironment(environment, passable),
                containers.grading());
        List<StepKind> all = new ArrayList<>(StandardKinds.of(ToolRegistry.of(allTools), limits, host));
        all.addAll(ContainerKinds.of(containerEngine(), containers.mountRoots(), host));
        all.addAll(extraKinds);
        return KindRegistry.of(all);
    }
}
