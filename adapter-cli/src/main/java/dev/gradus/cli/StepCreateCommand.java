package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gradus step create}. */
@Command(
        name = "create",
        description = "Add a step to a standing task.",
        footer = {
            "",
            "Example: gradus step create --task-id nightly --id sources --settings '{\"file_exists\": [\"main.c\"]}'"
        })
final class StepCreateCommand extends BackendVerb {
    @Option(
            names = {"--task-id", "--task"},
            paramLabel = "TASK",
            required = true,
            description = "The task's number, UUID or name.")
    private String task = "";

    @Option(names = "--id", paramLabel = "KEY", description = "The step's name within the task.")
    private @Nullable String key;

    @Option(names = "--title", paramLabel = "TEXT", description = "The step's title for people.")
    private @Nullable String title;

    @Option(
            names = {"--settings", "--body"},
            paramLabel = "JSON",
            required = true,
            description = "The kind and its settings, and common keys such as retry and timeout.")
    private String settings = "";

    @Option(names = "--needs", paramLabel = "KEY", split = ",", description = "The steps that must end before it.")
    private List<String> needs = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
    private @Nullable String reason;

    StepCreateCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document body = Pairs.object("--settings", settings).with("id", name(backend));
        if (title != null) {
            body = body.with("title", title);
        }
        if (!needs.isEmpty()) {
            body = body.with("needs", needs);
        }
        Document made = backend.steps().add(task, body, reason);
        if (session().isTaskSync() && printer().isForPeople()) {
            printer().line("Step created with ID: " + Cells.text(made, "id"));
        } else {
            printer().one(made, Listing.STEPS);
        }
        return ExitCode.OK;
    }

    private String name(Backend backend) {
        if (key != null) {
            return key;
        }
        if (title == null) {
            throw new CoreException(ErrorCode.USAGE, "a step needs a name: --id KEY or --title TEXT");
        }
        return StepKeys.free(title, backend.tasks().get(task));
    }
}
