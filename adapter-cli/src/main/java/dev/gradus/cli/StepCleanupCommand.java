package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gradus step cleanup-rubric-shells}. */
@Command(
        name = "cleanup-rubric-shells",
        description = {
            "Take from a standing task the steps that need the given step, all or none, and print what was removed.",
            "Steps of the kinds rubric_shell, rubric_set, rubrics_import and dynamic_rubric stay."
        },
        footer = {"", "Example: gradus step cleanup-rubric-shells 22 --dry-run"})
final class StepCleanupCommand extends BackendVerb {
    private static final Set<String> KEPT = Set.of("rubric_shell", "rubric_set", "rubrics_import", "dynamic_rubric");

    @Parameters(paramLabel = "STEP", description = "Its number, UUID or TASK/KEY.")
    private String parent = "";

    @Mixin
    private Consent consent = new Consent();

    StepCleanupCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document step = backend.steps().get(parent);
        String task = Cells.text(step, "task_id");
        List<Document> removed = Run.steps(backend.tasks().get(task)).stream()
                .filter(other -> needs(other, Cells.text(step, "key")) && !KEPT.contains(Cells.text(other, "kind")))
                .toList();
        if (consent.isDryRun()) {
            say("these steps would be removed:");
        } else if (!removed.isEmpty()) {
            if (!consent.isGiven(
                    "remove " + removed.size() + " steps",
                    session().platform().terminal(),
                    session().err(spec()))) {
                return ExitCode.OK;
            }
            List<String> keys =
                    removed.stream().map(other -> Cells.text(other, "key")).toList();
            backend.tasks().act(task, TaskAction.REMOVE_STEPS, ActionDetails.of(keys, false, consent.reason()));
        }
        printer().list(removed, Listing.STEPS);
        return ExitCode.OK;
    }

    private static boolean needs(Document step, String key) {
        return step.member("needs").map(Document::items).orElse(List.of()).stream()
                .anyMatch(need -> Cells.text(need).equals(key));
    }
}
