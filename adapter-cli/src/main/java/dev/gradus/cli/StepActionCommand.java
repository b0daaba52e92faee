package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verbs of a step that need no options of their own: run, skip, cancel. */
@Command
final class StepActionCommand extends BackendVerb {
    private final StepAction action;

    @Parameters(paramLabel = "STEP", arity = "1..*", description = "Numbers, UUIDs, TASK/KEY; - reads standard input.")
    private List<String> steps = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
    private @Nullable String reason;

    StepActionCommand(Session session, StepAction action) {
        super(session);
        this.action = action;
    }

    @Override
    ExitCode execute(Backend backend) {
        List<Document> changed = new ArrayList<>();
        for (String step : References.of(steps, session().platform().terminal())) {
            changed.add(backend.steps().act(step, action, reason));
        }
        printer().list(changed, Listing.STEPS);
        return ExitCode.OK;
    }
}
