package dev.gradus.persistence;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Looks whether the server keeps what it acknowledges, and isolates transactions as the statements here expect. */
final class ServerCheck {
    private static final Logger LOG = System.getLogger(ServerCheck.class.getName());

    private ServerCheck() {}

    static void check(Database database, boolean lossAllowed) {
        String isolation = setting(database, "transaction_isolation");
        if (!isolation.equals("read committed")) {
            throw new CoreException(
                    ErrorCode.USAGE,
                    "connections must use 'read committed', found '%s': remove default_transaction_isolation"
                            .formatted(isolation));
        }
        if (lossAllowed) {
            return;
        }
        if (setting(database, "fsync").equals("off")) {
            throw new CoreException(
                    ErrorCode.USAGE,
                    "the database runs with fsync=off and would lose or destroy acknowledged work in a crash: set fsync=on");
        }
        if (setting(database, "synchronous_commit").equals("off")) {
            LOG.log(
                    Level.WARNING,
                    "the database runs with synchronous_commit=off: a crash loses the last moments of acknowledged work");
        }
    }

    private static String setting(Database database, String name) {
        return database.read(transaction ->
                transaction.sql().select(PlainSql.setting(name)).fetchSingle().value1());
    }
}
