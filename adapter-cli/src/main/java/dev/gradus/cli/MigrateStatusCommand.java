package dev.gradus.cli;

import picocli.CommandLine.Command;

/** {@code gradus migrate status}. */
@Command(
        name = "status",
        description = "List every migration that this program or the database knows.",
        footer = {"", "Example: gradus migrate status"})
final class MigrateStatusCommand extends Verb {
    MigrateStatusCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute() {
        try (SchemaCalls schema = session().platform().schema(session().options())) {
            printer().list(schema.status(), Listing.MIGRATIONS);
        }
        return ExitCode.OK;
    }
}
