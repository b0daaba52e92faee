package dev.gradus.cli;

import java.util.Objects;
import picocli.CommandLine.Command;

/** {@code gradus version}. */
@Command(
        name = "version",
        description = "Print the version.",
        footer = {"", "Example: gradus version"})
final class VersionCommand extends Verb {
    VersionCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute() {
        printer().line("gradus " + number() + " on Java " + Runtime.version());
        return ExitCode.OK;
    }

    /** As the jar's manifest says it. */
    static String number() {
        return Objects.requireNonNullElse(VersionCommand.class.getPackage().getImplementationVersion(), "development");
    }
}
