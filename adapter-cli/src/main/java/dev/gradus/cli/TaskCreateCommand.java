package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus task create}: a standing task, or a task from a definition that nobody has started. */
@Command(
        name = "create",
        description = "Make a standing task whose steps are added one by one, or a task from a definition.",
        footer = {"", "Example: gradus task create --name nightly --local-path ."})
final class TaskCreateCommand extends BackendVerb {
    @Parameters(paramLabel = "FILE|NAME", arity = "0..1", description = "The definition; none for a standing task.")
    private @Nullable String definition;

    @Option(names = "--manual", description = "Nothing becomes ready by itself: task advance and task run do it.")
    private boolean manual;

    @Option(
            names = "--status",
            paramLabel = "WORD",
            description = "Whether its steps may run: active (the default), running, new, pending; inactive, disabled.")
    private String status = "active";

    @Mixin
    private TaskOptions options = new TaskOptions();

    TaskCreateCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        boolean enabled = TaskStatus.isEnabled(status);
        MadeTask made = backend.tasks().create(order());
        made.warnings().forEach(warning -> session().err(spec()).println("warning: " + warning));
        Document task = enabled ? made.task() : disabled(backend, made.task());
        if (printer().isForPeople()) {
            new TaskSummary(printer()).print(task);
        } else {
            printer().one(task, Listing.TASKS);
        }
        return ExitCode.OK;
    }

    private static Document disabled(Backend backend, Document task) {
        Document change = Document.emptyObject().with("enabled", false);
        return backend.tasks().edit(Cells.text(task, "id"), change, Retried.seen(task), null);
    }

    private TaskOrder order() {
        if (definition != null) {
            return options.order(definition, manual, session().platform().terminal());
        }
        String name = options.name();
        if (name == null) {
            throw new CoreException(ErrorCode.USAGE, "a standing task needs a name: --name NAME");
        }
        return options.order(new TaskOrder.Standing(name), true);
    }
}
