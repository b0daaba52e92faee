package dev.gradus.cli;

import dev.gradus.core.data.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gradus task cancel}. */
@Command(
        name = "cancel",
        description = "Stop tasks. They are cancelled once their work is confirmed gone.",
        footer = {"", "Example: gradus task cancel 7 --reason 'wrong branch'"})
final class TaskCancelCommand extends TaskVerb {
    @Option(names = "--abandon", description = "End them although nobody can confirm that their work is gone.")
    private boolean abandon;

    TaskCancelCommand(Session session) {
        super(session);
    }

    @Override
    boolean isGrave() {
        return abandon;
    }

    @Override
    Document execute(Backend backend, String task, @Nullable String why) {
        return backend.tasks().act(task, abandon ? TaskAction.ABANDON : TaskAction.CANCEL, ActionDetails.because(why));
    }
}
