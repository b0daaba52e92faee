package dev.gradus.cli;

import picocli.CommandLine.Command;

/** taskonaut's {@code metrics dump}. */
@Command(
        name = "dump",
        description = "Print the numbers in Prometheus' text form.",
        footer = {"", "Example: gradus metrics dump"})
final class MetricsDumpCommand extends BackendVerb {
    MetricsDumpCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        session().out(spec()).print(backend.operations().metrics());
        return ExitCode.OK;
    }
}
