package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gradus task retry}. */
@Command(
        name = "retry",
        description = "Open failed steps again, or the chosen ones, and what follows them.",
        footer = {
            "",
            "Example: gradus task retry 7 --step build --downstream --wait",
            "         gradus task list --state failed -o ids | gradus task retry --failed --yes -"
        })
final class TaskRetryCommand extends TaskVerb {
    @Option(names = "--failed", description = "Open every failed step; the default without --step.")
    private boolean failed;

    @Option(names = "--step", paramLabel = "KEY", description = "Open this step; may be given again.")
    private List<String> steps = List.of();

    @ArgGroup
    private Extent extent = new Extent();

    @ArgGroup
    private WaitOptions waiting = new WaitOptions();

    TaskRetryCommand(Session session) {
        super(session);
    }

    @Override
    Document execute(Backend backend, String task, @Nullable String why) {
        List<String> chosen = failed ? List.of() : steps;
        var details = ActionDetails.of(chosen, extent.downstream || !extent.only, why);
        return waiting.seenThrough(backend.tasks().act(task, TaskAction.RETRY, details), backend, this);
    }

    @Override
    ExitCode codeOf(Document task) {
        return waiting.codeOf(task);
    }

    /** How far it goes. */
    static final class Extent {
        @Option(names = "--only", description = "Leave what follows the chosen steps as it is.")
        private boolean only;

        @Option(names = "--downstream", description = "Open what follows the chosen steps too; the default.")
        private boolean downstream;
    }
}
