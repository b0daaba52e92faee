package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that does the same to each task it names. */
abstract class TaskVerb extends BackendVerb {
    @Parameters(
            paramLabel = "TASK",
            arity = "1..*",
            description = "Numbers, UUIDs or names; - reads them from standard input.")
    private List<String> tasks = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
    private @Nullable String reason;

    TaskVerb(Session session) {
        super(session);
    }

    /** Does it to one task. */
    abstract Document execute(TaskCalls calls, String task, @Nullable String why);

    @Override
    ExitCode execute(Backend backend) {
        List<Document> changed = new ArrayList<>();
        for (String task : References.of(tasks, session().platform().terminal())) {
            changed.add(execute(backend.tasks(), task, reason));
        }
        if (changed.size() == 1 && !printer().isForPeople()) {
            printer().one(changed.get(0), Listing.TASKS);
        } else {
            printer().list(changed, Listing.TASKS);
        }
        return ExitCode.OK;
    }
}
