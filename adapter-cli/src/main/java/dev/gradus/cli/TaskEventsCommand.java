package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus task events}. */
@Command(
        name = "events",
        description = "List what happened to a task.",
        footer = {"", "Example: gradus task events 7 -o jsonl"})
final class TaskEventsCommand extends BackendVerb {
    private static final int PAGE = 1_000;

    @Parameters(paramLabel = "TASK", description = "Its number, UUID or name.")
    private String task = "";

    @Option(names = "--after", paramLabel = "SEQ", description = "Only events after this number.")
    private long after;

    TaskEventsCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        printer().list(all(backend.tasks(), task, after), Listing.EVENTS);
        return ExitCode.OK;
    }

    /** Every event after a number. */
    static List<Document> all(TaskCalls tasks, String task, long after) {
        List<Document> all = new java.util.ArrayList<>();
        long seq = after;
        List<Document> page;
        do {
            page = tasks.events(task, seq, PAGE);
            all.addAll(page);
            seq += page.size();
        } while (page.size() == PAGE);
        return all;
    }
}
