package dev.gradus.cli;

import dev.gradus.core.data.Document;

/** A task for people: one line on itself, one on its failure, a table of its steps. */
final class TaskSummary {
    private final Printer printer;

    TaskSummary(Printer printer) {
        this.printer = printer;
    }

    void print(Document task) {
        printer.line("task " + Cells.text(task, "id") + " " + Cells.text(task, "name") + ": " + RowNotes.taskState(task)
                + ", " + Cells.text(task, "progress.completed") + " of " + Cells.text(task, "progress.total")
                + " steps completed");
        String failure = Cells.text(task, "failure.message");
        if (!failure.isEmpty()) {
            printer.line("failure (" + Cells.text(task, "failure.class") + "): " + failure);
        }
        if (!Run.steps(task).isEmpty()) {
            printer.rows(Run.steps(task), Listing.STEPS);
        }
    }
}
