package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.EventPosition;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Watches a task to its end and prints what happens meanwhile. Not thread safe. */
final class Follower {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int PAGE = 500;

    private final TaskCalls tasks;
    private final String task;
    private final StatusArea area;
    private final boolean told;
    private final Map<String, String> keys = new HashMap<>();
    private long seq;
    private String position = EventPosition.START.toString();

    /** Prints above the area, if anything. */
    Follower(TaskCalls tasks, String task, StatusArea area, boolean told) {
        this.tasks = tasks;
        this.task = task;
        this.area = area;
        this.told = told;
    }

    /** Returns the task when it is over or waits for a person; until then hands over how it stands, time after time. */
    Document untilSettled(Consumer<Document> shown) {
        while (true) {
            Document now = tasks.await(task, LOOK);
            if (told) {
                area.above(out -> report(now, out));
            }
            if (Run.isOver(now) || Run.waitsForPerson(now)) {
                return now;
            }
            shown.accept(now);
        }
    }

    private void report(Document now, PrintWriter out) {
        Run.steps(now).forEach(step -> keys.put(Cells.text(step, "id"), Cells.text(step, "key")));
        log(out);
        events(out);
    }

    private void events(PrintWriter out) {
        List<Document> page;
        do {
            page = tasks.events(task, seq, PAGE);
            for (Document event : page) {
                seq = event.at("seq").map(Document::longValue).orElse(seq);
                String step = Cells.text(event, "data.step");
                String failure = Cells.text(event, "data.failure.message");
                out.println("· " + Cells.text(event, "type")
                        + (step.isEmpty() ? "" : " " + step)
                        + (failure.isEmpty() ? "" : ": " + failure));
            }
        } while (page.size() == PAGE);
    }

    private void log(PrintWriter out) {
        List<Document> page;
        do {
            page = tasks.log(task, position, PAGE);
            for (Document chunk : page) {
                position = Cells.text(chunk, "position");
                String key = keys.getOrDefault(Cells.text(chunk, "step_id"), "?");
                chunk.at("text")
                        .ifPresent(text -> text.text().lines().forEach(line -> out.println(key + " | " + line)));
            }
        } while (page.size() == PAGE);
    }
}
