package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DottedPath;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus step edit}: every change of one command is stored at once, or none. */
@Command(
        name = "edit",
        description = "Change a step by paths into its settings, while it is not running.",
        footer = {
            "",
            "Example: gradus step edit 7/build --set image_tag=my-app:2.0 --unset files.0",
            "Example: gradus step edit 12 --set title='Build it' --set 'docker_build.files.\"main.go\"=\"\"'",
            "A path may begin with the kind's name or be a JSON Pointer; title, needs, depends_on, when, retry, timeout,",
            "priority, delay, labels and reuse are the step's own."
        })
final class StepEditCommand extends BackendVerb {
    @Parameters(paramLabel = "STEP", description = "Its number, its UUID, or TASK/KEY.")
    private String step = "";

    @Mixin
    private PathEdits edits = new PathEdits();

    @Option(names = "--dry-run", description = "Print the step as it would be, and change nothing.")
    private boolean dryRun;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
    private @Nullable String reason;

    StepEditCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        edits.requireSome();
        Document found = backend.steps().get(step);
        String key = Cells.text(found, "key");
        if (dryRun) {
            Document task = backend.tasks().get(Cells.text(found, "task_id"));
            printer().line(edited(task, StepBodies.step(task, key)).toPrettyJson());
            return ExitCode.OK;
        }
        Document changed = Retried.whenMovedOn(() -> {
            Document task = backend.tasks().get(Cells.text(found, "task_id"));
            Document body = edited(task, StepBodies.step(task, key));
            return backend.steps().revise(Cells.text(task, "id"), key, body, Retried.seen(task), reason);
        });
        printer().one(changed, Listing.STEPS);
        return ExitCode.OK;
    }

    private Document edited(Document task, Document now) {
        String kind = Cells.text(now, "kind");
        Document body = edits.touches("needs") ? StepBodies.body(now) : StepBodies.numbered(task, now);
        return edits.applied(body, path -> placed(path, kind));
    }

    /** A path that names neither the kind nor what is the step's own leads into the kind's settings. */
    private static DottedPath placed(DottedPath path, String kind) {
        String first = path.segments().get(0);
        return first.equals(kind) || StepBodies.COMMON.contains(first) ? path : SettingsPath.below(kind, path);
    }
}
