package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus approval push-back}. */
@Command(
        name = "push-back",
        description = "Send the work back to a step before it, with what it is to do better.",
        footer = {"", "Example: gradus approval push-back 7 --to draft --input reason='too long'"})
final class ApprovalPushBackCommand extends BackendVerb {
    @Parameters(paramLabel = "STEP", description = "The step that waits: its number or UUID, or TASK/KEY.")
    private String step = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "KEY",
            description = "The step that is to do better: it and all that follows it opens again.")
    private String to = "";

    @Option(
            names = "--input",
            paramLabel = "FIELD=VALUE",
            description = "A field of the approval's form; may be given again.")
    private Map<String, String> inputs = new LinkedHashMap<>();

    @Option(names = "--note", paramLabel = "TEXT", description = "What you say to it.")
    private @Nullable String note;

    ApprovalPushBackCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document feedback = Pairs.inputs(null, inputs);
        printer().changed(List.of(backend.approvals().pushBack(step, to, feedback, note)), Listing.STEPS);
        return ExitCode.OK;
    }
}
