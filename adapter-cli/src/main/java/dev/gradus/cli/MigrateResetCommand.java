package dev.gradus.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gradus migrate reset}. */
@Command(
        name = "reset",
        description = "Drop the schema's tables with everything in them, and make them anew, empty.",
        footer = {"", "Example: gradus migrate reset --database-url postgresql://me@db/scratch --yes"})
final class MigrateResetCommand extends Verb {
    @Mixin
    private Consent consent = new Consent();

    MigrateResetCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute() {
        try (SchemaCalls schema = session().platform().schema(session().options())) {
            if (consent.isDryRun()) {
                say("this would drop every table of Gradus, with all tasks, and make them anew");
                return ExitCode.OK;
            }
            Terminal terminal = session().platform().terminal();
            if (consent.isGiven(
                    "drop every task, event and log of this database",
                    terminal,
                    session().err(spec()))) {
                schema.reset();
                say("the schema was made anew, empty");
            }
        }
        return ExitCode.OK;
    }
}
