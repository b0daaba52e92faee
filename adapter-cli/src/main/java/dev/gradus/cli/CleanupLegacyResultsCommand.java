package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gradus cleanup legacy-results}: task-sync once kept results of rubric_shell steps among their settings. */
@Command(
        name = "legacy-results",
        description = "Remove the results that old versions of task-sync kept among settings of rubric_shell steps.",
        footer = {"", "Example: gradus cleanup legacy-results --dry-run"})
final class CleanupLegacyResultsCommand extends BackendVerb {
    private static final String KIND = "rubric_shell";
    private static final String RESULTS = "results";

    @Mixin
    private Consent consent = new Consent();

    CleanupLegacyResultsCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        List<Document> old = found(backend.tasks());
        if (consent.isDryRun()) {
            say("these steps would be changed:");
        } else if (!old.isEmpty()
                && !consent.isGiven(
                        "cleanup legacy-results of %d step(s)".formatted(old.size()),
                        session().platform().terminal(),
                        session().err(spec()))) {
            return ExitCode.OK;
        } else {
            old.forEach(step -> clean(step, backend));
            say("%d step(s) cleaned".formatted(old.size()));
        }
        printer().list(old, Listing.STEPS_OF_TASKS);
        return ExitCode.OK;
    }

    private static List<Document> found(TaskCalls calls) {
        List<Document> found = new ArrayList<>();
        for (Document task : StandingTasks.whole(null, calls)) {
            Run.steps(task).stream()
                    .filter(CleanupLegacyResultsCommand::isOld)
                    .map(step -> step.with("task_id", task.member("id").orElseThrow()))
                    .forEach(found::add);
        }
        return found;
    }

    private static boolean isOld(Document step) {
        return Cells.text(step, "kind").equals(KIND)
                && step.at("settings." + RESULTS).isPresent();
    }

    private void clean(Document step, Backend backend) {
        String key = Cells.text(step, "key");
        Retried.whenMovedOn(() -> {
            Document task = backend.tasks().get(Cells.text(step, "task_id"));
            Document body = StepBodies.body(StepBodies.step(task, key));
            Document settings = body.member(KIND).orElseThrow().without(RESULTS);
            return backend.steps()
                    .revise(
                            Cells.text(task, "id"),
                            key,
                            body.with(KIND, settings),
                            Retried.seen(task),
                            consent.reason());
        });
    }
}
