package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus task verify}. */
@Command(
        name = "verify",
        description = "Compare stored tasks with the fold of their events.",
        footer = {"", "Example: gradus task verify --all"})
final class TaskVerifyCommand extends BackendVerb {
    private static final int PAGE = 500;

    @Parameters(paramLabel = "TASK", arity = "0..*", description = "Numbers, UUIDs or names; - reads standard input.")
    private List<String> tasks = List.of();

    @Option(names = "--all", description = "Every task of the installation.")
    private boolean all;

    private int checked;
    private int differing;

    TaskVerifyCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        if (all) {
            everyTask(backend.tasks());
        } else {
            References.of(tasks, session().platform().terminal()).forEach(task -> check(backend.tasks(), task));
        }
        say(checked + " checked, " + differing + " differ from their events");
        return differing == 0 ? ExitCode.OK : ExitCode.ERROR;
    }

    private void everyTask(TaskCalls calls) {
        @Nullable String cursor = null;
        do {
            Document page = calls.list(new TaskQuery(List.of(), null, null, java.util.Map.of(), null, cursor, PAGE));
            page.member("items").orElseThrow().items().forEach(task -> check(calls, Cells.text(task, "id")));
            String next = Cells.text(page, "next_cursor");
            cursor = next.isEmpty() ? null : next;
        } while (cursor != null);
    }

    private void check(TaskCalls calls, String task) {
        List<String> differences = calls.verify(task);
        checked++;
        differing += differences.isEmpty() ? 0 : 1;
        differences.forEach(difference -> printer().line("task " + task + ": " + difference));
    }
}
