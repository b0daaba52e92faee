package dev.gradus.cli;

import dev.gradus.core.data.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gradus approval show}. */
@Command(
        name = "show",
        description = "Show what is asked about a step, and what it has to show.",
        footer = {"", "Example: gradus approval show 7"})
final class ApprovalShowCommand extends BackendVerb {
    @Parameters(paramLabel = "STEP", description = "Its number or UUID, or TASK/KEY.")
    private String step = "";

    ApprovalShowCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        String id = Cells.text(backend.steps().get(step), "id");
        Document asked = backend.approvals().get(id);
        printer().one(asked, Listing.APPROVALS);
        return ExitCode.OK;
    }
}
