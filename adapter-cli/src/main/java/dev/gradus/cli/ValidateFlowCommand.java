package dev.gradus.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** taskonaut's {@code validate}. */
@Command(
        name = "validate",
        description = "Check an input for a flow.",
        footer = {"", "Example: taskonaut validate --flow demo --input '{\"text\":\"hello\"}'"})
final class ValidateFlowCommand extends FlowVerb {
    @Option(names = "--flow", paramLabel = "NAME", required = true, description = "The flow.")
    private String flow = "";

    @Option(names = "--input", paramLabel = "JSON", required = true, description = "Its input.")
    private String input = "";

    ValidateFlowCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(FlowCalls flows) {
        flows.check(flow, input);
        printer().line("Validation passed for flow '" + flow + "'");
        return ExitCode.OK;
    }
}
