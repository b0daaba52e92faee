package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gradus step copy}. */
@Command(
        name = "copy",
        description = "Copy what a step is, not how it fared, into a standing task.",
        footer = {"", "Example: gradus step copy --id 12 --to-task-id nightly"})
final class StepCopyCommand extends BackendVerb {
    @Option(names = "--id", paramLabel = "STEP", required = true, description = "The step to copy.")
    private String step = "";

    @Option(
            names = {"--to-task-id", "--to-task"},
            paramLabel = "TASK",
            required = true,
            description = "The task that gets it.")
    private String to = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
    private @Nullable String reason;

    StepCopyCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document from = backend.steps().get(step);
        Document target = backend.tasks().get(to);
        Set<String> known =
                Run.steps(target).stream().map(one -> Cells.text(one, "key")).collect(Collectors.toSet());
        List<String> kept = new ArrayList<>();
        for (Document need : from.member("needs").map(Document::items).orElse(List.of())) {
            if (known.contains(need.text())) {
                kept.add(need.text());
            } else {
                say("task " + to + " has no step '" + need.text() + "': the copy does not need it");
            }
        }
        Document body = StepBodies.body(from)
                .with("id", StepKeys.free(Cells.text(from, "key"), target))
                .with("needs", kept);
        Document made = backend.steps().add(Cells.text(target, "id"), body, reason);
        if (printer().isForPeople()) {
            printer()
                    .line("Step " + Cells.text(from, "id") + " copied to task " + Cells.text(target, "id")
                            + " as new step " + Cells.text(made, "id") + ".");
        } else {
            printer().one(made, Listing.STEPS);
        }
        return ExitCode.OK;
    }
}
