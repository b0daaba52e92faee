package dev.gradus.cli;

import dev.gradus.core.data.Document;
import picocli.CommandLine.Option;

/** Whether a command that sets a task going stays with it to its end. picocli fills it in. */
final class WaitOptions {
    @Option(names = "--wait", description = "Execute it here and wait for its end; the exit code tells how it ended.")
    private boolean quietly;

    @Option(names = "--follow", description = "As --wait, and print what happens.")
    private boolean follow;

    /** The task as it is, or once it has settled. */
    Document seenThrough(Document task, Backend backend, Verb verb) {
        if (!isWanted()) {
            return task;
        }
        Session session = verb.session();
        return new Attendance(backend, session, session.err(verb.spec())).untilSettled(task, follow);
    }

    /** How the task ended, when that was waited for. */
    ExitCode codeOf(Document task) {
        return isWanted() ? Run.exitCode(task) : ExitCode.OK;
    }

    boolean isWanted() {
        return quietly || follow;
    }
}
