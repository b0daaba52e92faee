package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command that does the same to each task it names. */
abstract class TaskVerb extends BackendVerb {
    @Parameters(
            paramLabel = "TASK",
            arity = "1..*",
            description = "Numbers, UUIDs or names; - reads them from standard input.")
    private List<String> tasks = List.of();

    @Mixin
    private Consent consent = new Consent();

    TaskVerb(Session session) {
        super(session);
    }

    /** Does it to one task. */
    abstract Document execute(Backend backend, String task, @Nullable String why);

    /** Whether it cannot be undone, so that even one task bears asking. */
    boolean isGrave() {
        return false;
    }

    /** What the command ends with when this is what became of a task. */
    ExitCode codeOf(Document task) {
        return ExitCode.OK;
    }

    @Override
    final ExitCode execute(Backend backend) {
        List<String> meant = References.of(tasks, session().platform().terminal());
        var deed = new Deed(
                meant, "task", isGrave() ? Deed.Gravity.GRAVE : Deed.Gravity.BULK, Listing.TASKS, this::codeOf);
        return consent.isDryRun()
                ? rehearse(backend, meant, deed)
                : deed.execute(this, consent, task -> execute(backend, task, consent.reason()));
    }

    /** What a dry run prints: the tasks, unless the command knows more. */
    ExitCode rehearse(Backend backend, List<String> meant, Deed deed) {
        return deed.execute(this, consent, backend.tasks()::get);
    }
}
