package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.EventPosition;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Watches a task to its end and prints what happens meanwhile. Not thread safe. */
final class Follower {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int PAGE = 500;

    private final TaskCalls tasks;
    private final String task;
    private final @Nullable PrintWriter progress;
    private final Map<String, String> keys = new HashMap<>();
    private long seq;
    private String position = EventPosition.START.toString();

    /** Prints to {@code progress} unless that is null. */
    Follower(TaskCalls tasks, String task, @Nullable PrintWriter progress) {
        this.tasks = tasks;
        this.task = task;
        this.progress = progress;
    }

    /** Returns the task when it is over or waits for a person. */
    Document untilSettled() {
        while (true) {
            Document now = tasks.await(task, LOOK);
            report(now);
            if (Run.isOver(now) || Run.waitsForPerson(now)) {
                return now;
            }
        }
    }

    private void report(Document now) {
        if (progress == null) {
            return;
        }
        Run.steps(now).forEach(step -> keys.put(Cells.text(step, "id"), Cells.text(step, "key")));
        log(progress);
        events(progress);
        progress.flush();
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
