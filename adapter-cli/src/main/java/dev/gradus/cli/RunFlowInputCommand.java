package dev.gradus.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** taskonaut's {@code run}: checks its input first, then makes the task and runs it. */
@Command(
        name = "run",
        description = "Check an input for a flow, make the task and run it.",
        footer = {"", "Example: taskonaut run --flow demo --input '{\"text\":\"hello\",\"a\":2,\"b\":3}'"})
final class RunFlowInputCommand extends FlowVerb {
    private static final int DEFAULT_MAX_STEPS = 32;

    @Option(names = "--flow", paramLabel = "NAME", required = true, description = "The flow.")
    private String flow = "";

    @Option(names = "--input", paramLabel = "JSON", required = true, description = "Its input.")
    private String input = "";

    @Option(names = "--max-steps", paramLabel = "N", description = "At most so many transitions (${DEFAULT-VALUE}).")
    private int maxSteps = DEFAULT_MAX_STEPS;

    RunFlowInputCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(FlowCalls flows) {
        String id = Cells.text(flows.create(flows.check(flow, input)), "id");
        try {
            return print(flows.run(id, maxSteps));
        } catch (FlowRefusal e) {
            throw FlowRules.violation(e);
        }
    }
}
