package dev.gradus.cli;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gradus migrate down}: refused, with the way back that there is. */
@Command(
        name = "down",
        description = "Refused: migrations only go forward. The way back is the backup taken before.",
        footer = {"", "Example: gradus migrate down"})
final class MigrateDownCommand extends Verb {
    MigrateDownCommand(Session session) {
        super(session);
    }

    @Option(names = "--step", paramLabel = "N", hidden = true, description = "Accepted for older scripts.")
    void step(int ignored) {}

    @Option(
            names = {"-y", "--yes"},
            hidden = true,
            description = "Accepted for older scripts.")
    void yes(boolean ignored) {}

    @Override
    ExitCode execute() {
        throw new CoreException(
                ErrorCode.NOT_ALLOWED,
                "migrations only go forward: restore the backup that was taken before (pg_restore --clean --if-exists"
                        + " --dbname DATABASE BACKUP) and use the older program; gradus migrate reset empties the"
                        + " database instead");
    }
}
