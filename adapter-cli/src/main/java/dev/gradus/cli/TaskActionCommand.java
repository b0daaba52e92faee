package dev.gradus.cli;

import dev.gradus.core.data.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** The verbs of a task that need no options of their own. */
@Command
final class TaskActionCommand extends TaskVerb {
    private final TaskAction action;

    TaskActionCommand(Session session, TaskAction action) {
        super(session);
        this.action = action;
    }

    @Override
    Document execute(Backend backend, String task, @Nullable String why) {
        return backend.tasks().act(task, action, ActionDetails.because(why));
    }
}
