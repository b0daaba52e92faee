package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What columns say that no single member does. */
final class RowNotes {
    private static final int VERSION_DIGITS = 12;

    private RowNotes() {}

    /** A task's state and what is special about it. */
    static String taskState(Document task) {
        String state = Cells.text(task, "state");
        String waiting = Cells.text(task, "waiting_for");
        boolean paused = task.at("paused").map(Document::bool).orElse(false);
        return state + (waiting.isEmpty() ? "" : " (" + waiting + ")") + (paused ? " (paused)" : "");
    }

    static String taskProgress(Document task) {
        return Cells.text(task, "progress.completed") + "/" + Cells.text(task, "progress.total");
    }

    static String stepNote(Document step) {
        String failure = Cells.text(step, "failure.message");
        if (!failure.isEmpty()) {
            return failure;
        }
        String skipped = Cells.text(step, "skip_reason");
        return skipped.isEmpty() ? Cells.text(step, "waiting_for") : skipped;
    }

    static String plannedAction(Document step) {
        String action = Cells.text(step, "action");
        return action.equals("conditional") ? "depends" : "would " + action;
    }

    static String aboutWhat(Document delivery) {
        return "%s %s/%s"
                .formatted(
                        Cells.text(delivery, "stream"),
                        Cells.text(delivery, "stream_id"),
                        Cells.text(delivery, "sequence"));
    }

    static String lastTry(Document delivery) {
        String error = Cells.text(delivery, "last_error");
        return error.isEmpty() ? Cells.text(delivery, "last_status") : error;
    }

    /** Built-in definitions were never saved; their time is the beginning of all time. */
    static String saved(Document definition, @Nullable Instant now) {
        boolean builtIn = Cells.text(definition, "saved_at").startsWith("1970-");
        return builtIn ? "built in" : Cells.age(definition, "saved_at", now);
    }

    static String shortVersion(String version) {
        return version.length() <= VERSION_DIGITS ? version : version.substring(0, VERSION_DIGITS);
    }
}
