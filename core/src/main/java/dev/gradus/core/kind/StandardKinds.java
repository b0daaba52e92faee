package dev.gradus.core.kind;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.policy.Limits;
import dev.gradus.core.port.CommandRunner;
import dev.gradus.core.port.FileDigests;
import dev.gradus.core.port.LocalFiles;
import dev.gradus.core.port.TaskFiles;
import dev.gradus.core.tool.ToolRegistry;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The step kinds that need nothing but this host: {@code tool, file_exists, command, wait, gate}. */
public final class StandardKinds {
    private StandardKinds() {}

    /** One of each, over these tools and this host. */
    public static List<StepKind> of(ToolRegistry tools, Supplier<Limits> limits, Host host) {
        return List.of(
                new ToolKind(tools, limits, host.toolThreads()),
                new FileExistsKind(host.files()),
                new CommandKind(host.commands(), host.files(), new TrackedFiles(host.digests()), host.environment()),
                new WaitKind(),
                new GateKind());
    }

    /**
     * What the kinds use of the host.
     *
     * @param toolThreads runs tools; a tool that does not end keeps its thread
     * @param files looks at files
     * @param digests reads the contents of files
     * @param texts reads and writes files
     * @param commands runs programs
     * @param environment what programs get of our environment
     * @param grading how is graded where a step says nothing of it
     */
    public record Host(
            Executor toolThreads,
            LocalFiles files,
            FileDigests digests,
            TaskFiles texts,
            CommandRunner commands,
            CommandEnvironment environment,
            GradingDefaults grading) {
        public Host {
            requireNonNull(toolThreads, "toolThreads");
            requireNonNull(files, "files");
            requireNonNull(digests, "digests");
            requireNonNull(texts, "texts");
            requireNonNull(commands, "commands");
            requireNonNull(environment, "environment");
            requireNonNull(grading, "grading");
        }
    }
}
