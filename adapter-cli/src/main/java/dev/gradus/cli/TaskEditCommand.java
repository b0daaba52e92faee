package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DottedPath;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus task edit}: name, status, path and settings of a standing task; every change at once, or none. */
@Command(
        name = "edit",
        description = "Change a standing task: name, status, local_path, or a path into its settings.",
        footer = {
            "",
            "Example: gradus task edit nightly --set docker.image_tag=my-app:2.0 --set status=inactive",
            "active, running, new and pending mean that its steps may run; inactive and disabled that they may not."
        })
final class TaskEditCommand extends BackendVerb {
    private static final String INPUTS = "inputs";
    private static final Map<String, String> OWN =
            Map.of("name", "name", "status", "status", "local_path", "local_path", "localpath", "local_path");

    @Parameters(paramLabel = "TASK", description = "Its number, UUID or name.")
    private String task = "";

    @Mixin
    private PathEdits edits = new PathEdits();

    @Option(names = "--dry-run", description = "Print the task as it would be, and change nothing.")
    private boolean dryRun;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
    private @Nullable String reason;

    TaskEditCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        edits.requireSome();
        if (dryRun) {
            printer().line(change(backend.tasks().get(task)).toPrettyJson());
            return ExitCode.OK;
        }
        Document before = backend.tasks().get(task);
        String id = Cells.text(before, "id");
        Document changed = Retried.whenMovedOn(() -> {
            Document now = backend.tasks().get(id);
            return backend.tasks().edit(id, change(now), Retried.seen(now), reason);
        });
        if (hasMoved(before, changed)) {
            changed = backend.tasks().act(id, TaskAction.REPIN, ActionDetails.to(ActionDetails.Target.HERE, reason));
        }
        if (printer().isForPeople()) {
            new TaskInfo(printer()).print(changed, backend.tasks().settings(id));
        } else {
            printer().one(changed, Listing.TASKS);
        }
        return ExitCode.OK;
    }

    /** A path means this machine, unless the task has been told where it belongs. */
    private static boolean hasMoved(Document before, Document after) {
        String path = Cells.text(after, "local_path");
        return !path.isEmpty()
                && !path.equals(Cells.text(before, "local_path"))
                && Cells.text(after, "pins.host").isEmpty();
    }

    /** The task as it would be, in the members that {@link TaskCalls#edit} knows. */
    private Document change(Document now) {
        boolean enabled = now.member("enabled").map(Document::bool).orElse(true);
        Document before = Document.emptyObject()
                .with("name", now.member("name").orElseThrow())
                .with("status", TaskStatus.word(enabled))
                .with("local_path", Cells.text(now, "local_path"))
                .with(INPUTS, now.member(INPUTS).orElseThrow());
        Document after = edits.applied(before, TaskEditCommand::placed);
        for (String kept : new String[] {"name", "status"}) {
            if (after.member(kept).isEmpty()) {
                throw new CoreException(ErrorCode.INVALID_INPUT, "a task cannot be without " + kept);
            }
        }
        boolean mayRun = TaskStatus.isEnabled(word(after, "status"));
        return after.without("status")
                .with("name", word(after, "name"))
                .with("local_path", word(after, "local_path"))
                .with("enabled", mayRun);
    }

    private static DottedPath placed(DottedPath path) {
        String own = path.segments().size() == 1 ? OWN.get(path.segments().get(0)) : null;
        return own == null ? SettingsPath.below(INPUTS, path) : DottedPath.parse(own);
    }

    /** What was given for a member that is a word, even where it reads like a number. */
    private static String word(Document after, String name) {
        return after.member(name)
                .map(value -> value.isString() ? value.text() : value.toJson())
                .orElse("");
    }
}
