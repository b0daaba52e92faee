package dev.gradus.cli;

import dev.gradus.core.data.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus report} and {@code gradus task report}. */
@Command(
        name = "report",
        description = {
            "Show a task's steps as a tree with the verdicts of its grading: solutions by number, O(riginal), G(olden).",
            "Also as -o json, csv, jsonl, markdown, html or junit."
        },
        footer = {"", "Example: gradus report 7 -o html > report.html"})
final class ReportCommand extends BackendVerb {
    @Parameters(paramLabel = "TASK", description = "Its number, UUID or name.")
    private String task = "";

    @Option(
            names = "--no-gate",
            description = "Count criteria even if golden does not pass them, or the original does, or neither was run.")
    private boolean ungated;

    ReportCommand(Session session) {
        super(session);
    }

    @Override
    boolean printsReports() {
        return true;
    }

    @Override
    ExitCode execute(Backend backend) {
        Document report = backend.tasks().report(task, !ungated);
        new ReportPrinter(printer(), session().options().output).print(report);
        return ExitCode.OK;
    }
}
