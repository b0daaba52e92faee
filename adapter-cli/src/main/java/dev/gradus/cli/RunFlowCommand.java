package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** taskonaut's {@code run-flow}. */
@Command(
        name = "run-flow",
        description = "Make a task from a flow of tools, and by --mode advance or run it.",
        footer = {"", "Example: gradus run-flow --text hello --a 2 --b 3"})
final class RunFlowCommand extends FlowVerb {
    @Mixin
    private FlowOptions input = new FlowOptions();

    @Option(names = "--mode", paramLabel = "MODE", description = "create, advance or run (${DEFAULT-VALUE}).")
    private Mode mode = Mode.RUN;

    @Option(names = "--max-steps", paramLabel = "N", description = "At most so many transitions (${DEFAULT-VALUE}).")
    private int maxSteps = ActionDetails.DEFAULT_MAX_STEPS;

    @Option(names = "--flow", paramLabel = "NAME", description = "The flow (${DEFAULT-VALUE}).")
    private String flow = "echo_add";

    RunFlowCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(FlowCalls flows) {
        Document made = flows.create(input.body(flow));
        String id = made.member("id")
                .filter(Document::isString)
                .map(Document::text)
                .orElseThrow(() -> FlowRefusal.of("Unexpected create-task response payload"));
        return print(
                switch (mode) {
                    case CREATE -> made;
                    case ADVANCE -> flows.advance(id);
                    case RUN -> flows.run(id, maxSteps);
                });
    }

    /** What follows the creation. */
    enum Mode {
        /** Nothing. */
        CREATE,
        /** One transition. */
        ADVANCE,
        /** All of them. */
        RUN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
