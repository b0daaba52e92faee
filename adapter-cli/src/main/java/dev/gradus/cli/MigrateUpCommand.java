package dev.gradus.cli;

import picocli.CommandLine.Command;

/** {@code gradus migrate up}. */
@Command(
        name = "up",
        description = "Bring the database's schema to the version of this program.",
        footer = {"", "Example: gradus migrate up --database-url postgresql://me@db/gradus"})
final class MigrateUpCommand extends Verb {
    MigrateUpCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute() {
        try (SchemaCalls schema = session().platform().schema(session().options())) {
            int applied = schema.up();
            say(applied == 0 ? "the schema is up to date" : applied + " migrations applied");
        }
        return ExitCode.OK;
    }
}
