package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus task delete}. */
@Command(
        name = "delete",
        description = "Remove tasks with their steps, attempts, logs and events, and print what was removed.",
        footer = {"", "Example: gradus task delete nightly --yes"})
final class TaskDeleteCommand extends BackendVerb {
    @Parameters(
            paramLabel = "TASK",
            arity = "0..*",
            description = "Numbers, UUIDs or names; - reads them from standard input.")
    private List<String> tasks = List.of();

    @Option(names = "--id", paramLabel = "TASK", description = "The same.")
    private List<String> more = List.of();

    @Mixin
    private Consent consent = new Consent();

    TaskDeleteCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        List<String> meant =
                new ArrayList<>(References.of(tasks, session().platform().terminal()));
        meant.addAll(more);
        if (meant.isEmpty()) {
            throw new CoreException(ErrorCode.USAGE, "which task?");
        }
        TaskCalls calls = backend.tasks();
        Function<String, Document> act = consent.isDryRun() ? calls::get : calls::delete;
        return new Deed(meant, "task", Deed.Gravity.GRAVE, Listing.TASKS, task -> ExitCode.OK)
                .execute(this, consent, act);
    }
}
