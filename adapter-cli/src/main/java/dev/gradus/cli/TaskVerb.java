package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.io.IOException;
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

    @Option(names = "--dry-run", description = "Print the tasks it would be done to, and change nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask on a terminal when several tasks are meant.")
    private boolean yes;

    TaskVerb(Session session) {
        super(session);
    }

    /** Does it to one task. */
    abstract Document execute(TaskCalls calls, String task, @Nullable String why);

    @Override
    ExitCode execute(Backend backend) {
        Terminal terminal = session().platform().terminal();
        List<String> meant = References.of(tasks, terminal);
        if (dryRun) {
            say("this would be done to %d task(s):".formatted(meant.size()));
        } else if (meant.size() > 1 && !yes && terminal.interactive() && !agreed(terminal, meant.size())) {
            say("nothing was done");
            return ExitCode.OK;
        }
        List<Document> changed = new ArrayList<>();
        for (String task : meant) {
            changed.add(dryRun ? backend.tasks().get(task) : execute(backend.tasks(), task, reason));
        }
        if (changed.size() == 1 && !printer().isForPeople()) {
            printer().one(changed.get(0), Listing.TASKS);
        } else {
            printer().list(changed, Listing.TASKS);
        }
        return ExitCode.OK;
    }

    private boolean agreed(Terminal terminal, int count) {
        session().err(spec()).print("do this to " + count + " tasks? [y/N] ");
        session().err(spec()).flush();
        try {
            String answer = terminal.input().readLine();
            return answer != null && answer.strip().matches("(?i)y(es)?");
        } catch (IOException e) {
            return false;
        }
    }
}
