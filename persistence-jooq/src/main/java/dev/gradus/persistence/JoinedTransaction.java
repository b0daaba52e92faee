package dev.gradus.persistence;

import dev.gradus.core.port.CallersTransaction;
import dev.gradus.core.port.DefinitionStore;
import dev.gradus.core.port.TaskStore;

/** The stores that take part in the caller's transaction. Idle workers are told by its commit. */
final class JoinedTransaction implements CallersTransaction {
    private final TaskStore tasks;
    private final DefinitionStore definitions;

    /**
     * Stores on this connection.
     *
     * @param channel the one that the workers listen on
     * @param ranges makes tables in transactions of its own
     */
    JoinedTransaction(CallersConnection connection, String channel, Ranges ranges) {
        this.tasks = new JooqTaskStore(connection, queued -> notifyIf(queued, connection, channel), ranges);
        this.definitions = new JooqDefinitionStore(connection);
    }

    /** PostgreSQL sends it when the transaction commits, once however often it was asked for. */
    private static void notifyIf(boolean queued, CallersConnection connection, String channel) {
        if (queued) {
            connection.write(transaction -> transaction
                    .sql()
                    .select(PlainSql.notification(channel, "caller"))
                    .fetchSingle());
        }
    }

    @Override
    public TaskStore tasks() {
        return tasks;
    }

    @Override
    public DefinitionStore definitions() {
        return definitions;
    }
}
