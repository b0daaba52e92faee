package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a run stands, in a few lines that fit a terminal: a bar, its steps counted by state, and the running ones with the
 * age of their attempt. Pure.
 */
final class ProgressBoard {
    private static final int BAR = 20;
    private static final int MOST_RUNNING = 6;
    private static final List<String> ENDED = List.of("completed", "failed", "cancelled", "skipped");
    private static final List<String> LIVE = List.of("running", "cancelling");

    private ProgressBoard() {}

    /** The lines for this task, none longer than the columns. */
    static List<String> lines(Document task, Instant now, int columns) {
        List<Document> steps = Run.steps(task);
        List<String> lines = new ArrayList<>();
        lines.add("task " + Cells.text(task, "id") + " " + Cells.text(task, "name") + ": " + bar(steps));
        lines.add(counts(steps));
        List<Document> running = steps.stream()
                .filter(step -> LIVE.contains(Cells.text(step, "state")))
                .toList();
        running.stream().limit(MOST_RUNNING).forEach(step -> lines.add(live(step, now)));
        if (running.size() > MOST_RUNNING) {
            lines.add("  and " + (running.size() - MOST_RUNNING) + " more");
        }
        return lines.stream().map(line -> cut(line, columns)).toList();
    }

    private static String bar(List<Document> steps) {
        int ended = (int) steps.stream()
                .filter(step -> ENDED.contains(Cells.text(step, "state")))
                .count();
        int full = steps.isEmpty() ? 0 : BAR * ended / steps.size();
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + ended + "/" + steps.size();
    }

    /** In the order in which the states first appear among the steps. */
    private static String counts(List<Document> steps) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        steps.forEach(step -> counts.merge(Cells.text(step, "state"), 1, Integer::sum));
        List<String> words = new ArrayList<>();
        counts.forEach((state, count) -> words.add(count + " " + state));
        return "  " + (words.isEmpty() ? "no steps" : String.join(", ", words));
    }

    private static String live(Document step, Instant now) {
        String started = Cells.text(step, "attempt.started_at");
        String age = started.isEmpty() ? "" : " " + Cells.span(Duration.between(Instant.parse(started), now));
        String state = Cells.text(step, "state");
        return "  > " + Cells.text(step, "key") + " (" + Cells.text(step, "kind") + ")" + age
                + (state.equals("running") ? "" : " " + state);
    }

    private static String cut(String line, int columns) {
        int length = line.codePointCount(0, line.length());
        return length <= columns ? line : line.substring(0, line.offsetByCodePoints(0, columns));
    }
}
