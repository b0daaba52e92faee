package dev.gradus.persistence;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jooq.Record3;

/** Looks whether the server keeps what it acknowledges, and isolates transactions as the statements here expect. */
final class ServerCheck {
    private ServerCheck() {}

    static void check(Database database, boolean lossAllowed) {
        Record3<String, String, String> settings = database.read(transaction -> transaction
                .sql()
                .select(
                        PlainSql.setting("transaction_isolation"),
                        PlainSql.setting("fsync"),
                        PlainSql.setting("synchronous_commit"))
                .fetchSingle());
        String isolation = settings.value1();
        if (!isolation.equals("read committed")) {
            throw new CoreException(
                    ErrorCode.USAGE,
                    "connections must use 'read committed', found '%s': remove default_transaction_isolation"
                            .formatted(isolation));
        }
        if (lossAllowed) {
            return;
        }
        if (settings.value2().equals("off")) {
            throw new CoreException(
                    ErrorCode.USAGE,
                    "the database runs with fsync=off and would lose or destroy acknowledged work in a crash: set fsync=on");
        }
        if (settings.value3().equals("off")) {
            log().log(
                            Level.WARNING,
                            "the database runs with synchronous_commit=off: a crash loses the last moments of acknowledged work");
        }
    }

    /** Found when it is needed: finding it opens every jar, which a short command has no time for. */
    private static Logger log() {
        return System.getLogger(ServerCheck.class.getName());
    }
}
