package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.EventPosition;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus logs}. */
@Command(
        name = "logs",
        description = "Print what a task's steps printed. With --follow it ends with the run's exit code.",
        footer = {"", "Example: gradus logs 7 --step build --follow"})
final class LogsCommand extends BackendVerb {
    private static final int PAGE = 500;
    private static final Duration LOOK = Duration.ofMillis(500);

    @Parameters(paramLabel = "TASK", description = "Its number, UUID or name.")
    private String task = "";

    @Option(names = "--step", paramLabel = "KEY", description = "Only this step.")
    private @Nullable String step;

    @Option(names = "--attempt", paramLabel = "N", description = "Only this attempt.")
    private @Nullable Integer attempt;

    @Option(names = "--follow", description = "Go on printing until the task ends.")
    private boolean follow;

    @Option(names = "--tail", paramLabel = "N", description = "Only the last so many lines of what there is.")
    private @Nullable Integer tail;

    private String position = EventPosition.START.toString();
    private final Map<String, String> keys = new HashMap<>();

    LogsCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document now = backend.tasks().get(task);
        String id = Cells.text(now, "id");
        remember(now);
        if (tail == null) {
            read(backend.tasks(), id, this::print);
        } else {
            last(backend.tasks(), id, tail);
        }
        while (follow && !Run.isOver(now)) {
            now = backend.tasks().await(id, LOOK);
            remember(now);
            read(backend.tasks(), id, this::print);
        }
        return follow ? Run.exitCode(now) : ExitCode.OK;
    }

    private void remember(Document now) {
        Run.steps(now).forEach(one -> keys.put(Cells.text(one, "id"), Cells.text(one, "key")));
    }

    private void last(TaskCalls tasks, String id, int lines) {
        Deque<Document> kept = new ArrayDeque<>();
        read(
                tasks,
                id,
                chunk -> chunk.at("text").orElseThrow().text().lines().forEach(line -> {
                    kept.addLast(chunk.with("text", line + "\n"));
                    if (kept.size() > lines) {
                        kept.removeFirst();
                    }
                }));
        kept.forEach(this::print);
    }

    private void read(TaskCalls tasks, String id, Consumer<Document> consumer) {
        List<Document> page;
        do {
            page = tasks.log(id, position, PAGE);
            for (Document chunk : page) {
                position = Cells.text(chunk, "position");
                if (isWanted(chunk)) {
                    consumer.accept(chunk);
                }
            }
        } while (page.size() == PAGE);
    }

    private boolean isWanted(Document chunk) {
        boolean thisStep = step == null || step.equals(keys.get(Cells.text(chunk, "step_id")));
        boolean thisAttempt = attempt == null || Cells.text(chunk, "attempt").equals(String.valueOf(attempt));
        return thisStep && thisAttempt;
    }

    private void print(Document chunk) {
        if (printer().isForPeople()) {
            session().out(spec()).print(chunk.at("text").orElseThrow().text());
        } else {
            session().out(spec()).println(chunk.toJson());
        }
        session().out(spec()).flush();
    }
}
