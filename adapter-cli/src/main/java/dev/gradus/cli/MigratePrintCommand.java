package dev.gradus.cli;

import picocli.CommandLine.Command;

/** {@code gradus migrate print}. */
@Command(
        name = "print",
        description = "Print what migrate up would run, as a script for someone with more rights.",
        footer = {"", "Example: gradus migrate print > schema.sql"})
final class MigratePrintCommand extends Verb {
    MigratePrintCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute() {
        try (SchemaCalls schema = session().platform().schema(session().options())) {
            session().out(spec()).print(schema.print());
        }
        return ExitCode.OK;
    }
}
