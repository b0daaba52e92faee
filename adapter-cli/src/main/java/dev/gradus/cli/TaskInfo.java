package dev.gradus.cli;

import dev.gradus.core.data.Document;

/** A standing task for people, as task-sync shows one. */
final class TaskInfo {
    private final Printer printer;

    TaskInfo(Printer printer) {
        this.printer = printer;
    }

    void print(Document task, Document settings) {
        boolean enabled = task.member("enabled").map(Document::bool).orElse(true);
        printer.line("Task #" + Cells.text(task, "id") + ": " + Cells.text(task, "name"));
        printer.line("Status: " + TaskStatus.word(enabled) + " (" + RowNotes.taskState(task) + ")");
        printer.line("Local path: " + Cells.text(task, "local_path"));
        printer.line("Created: " + Cells.text(task, "created_at"));
        printer.line("Updated: " + Cells.text(task, "updated_at"));
        printer.line("Settings:");
        printer.line(settings.toPrettyJson());
    }
}
