package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gradus task rerun}: a new round. */
@Command(
        name = "rerun",
        description = "Begin a new round over all steps of a task, or over the chosen ones.",
        footer = {"", "Example: gradus task rerun 7 --step build --step test --wait"})
final class TaskRerunCommand extends TaskVerb {
    @Option(names = "--step", paramLabel = "KEY", description = "Only this step; may be given again.")
    private List<String> steps = List.of();

    @ArgGroup
    private WaitOptions waiting = new WaitOptions();

    @Option(names = "--force", description = "Execute steps even where nothing they depend on has changed.")
    private boolean force;

    @Mixin
    private GradingOptions grading = new GradingOptions();

    TaskRerunCommand(Session session) {
        super(session);
    }

    @Override
    Document execute(Backend backend, String task, @Nullable String why) {
        Document begun = backend.tasks()
                .act(
                        task,
                        TaskAction.RERUN,
                        ActionDetails.of(steps, false, why).forced(force).asking(grading.asked()));
        return waiting.seenThrough(begun, backend, this);
    }

    @Override
    ExitCode codeOf(Document task) {
        return waiting.codeOf(task);
    }
}
