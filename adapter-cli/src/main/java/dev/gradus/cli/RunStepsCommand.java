package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus run-steps}: a round of standing tasks, one task after the other. */
@Command(
        name = "run-steps",
        description = {
            "Run a round of tasks to its end; the exit code is that of the first which did not end well.",
            "Without TASK, of every active standing task that has steps, in the order of their numbers."
        },
        footer = {"", "Example: gradus run-steps", "         gradus run-steps nightly --step test"})
final class RunStepsCommand extends BackendVerb {
    @Parameters(
            paramLabel = "TASK",
            arity = "0..*",
            description = "Numbers, UUIDs or names; - reads them from standard input.")
    private List<String> tasks = List.of();

    @Option(names = "--step", paramLabel = "KEY", description = "Only this step; may be given again.")
    private List<String> steps = List.of();

    @Mixin
    private RoundOptions round = new RoundOptions();

    @Mixin
    private Consent consent = new Consent();

    RunStepsCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        boolean all = tasks.isEmpty();
        List<String> meant = all
                ? standing(backend.tasks())
                : References.of(tasks, session().platform().terminal());
        if (meant.isEmpty()) {
            say("there is no active standing task with steps");
            return ExitCode.OK;
        }
        if (consent.isDryRun()) {
            return round.rehearse(meant, steps, backend, this);
        }
        return new Deed(meant, "task", all ? Deed.Gravity.EVERYDAY : Deed.Gravity.BULK, Listing.TASKS, Run::exitCode)
                .execute(
                        this,
                        consent,
                        task -> round.run(backend.tasks().get(task), steps, consent.reason(), backend, this));
    }

    private static List<String> standing(TaskCalls calls) {
        return StandingTasks.of(calls).stream()
                .filter(RunStepsCommand::isMeant)
                .map(task -> Cells.text(task, "id"))
                .toList();
    }

    private static boolean isMeant(Document task) {
        return Cells.text(task, "enabled").equals("true")
                && !Cells.text(task, "progress.total").equals("0");
    }
}
