package dev.gradus.cli;

import dev.gradus.core.data.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** taskonaut's {@code run-graph}. */
@Command(
        name = "run-graph",
        description = "Make a task from the named flow and run it.",
        footer = {"", "Example: gradus run-graph --flow add_echo --a 2 --b 3"})
final class RunGraphCommand extends FlowVerb {
    @Option(names = "--flow", paramLabel = "NAME", required = true, description = "The flow.")
    private String flow = "";

    @Mixin
    private FlowOptions input = new FlowOptions();

    @Option(names = "--max-steps", paramLabel = "N", description = "At most so many transitions (${DEFAULT-VALUE}).")
    private int maxSteps = ActionDetails.DEFAULT_MAX_STEPS;

    RunGraphCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(FlowCalls flows) {
        Document made = flows.create(input.body(flow));
        return print(flows.run(Cells.text(made, "id"), maxSteps));
    }
}
