package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.INSTALLATION;

import dev.gradus.core.kind.TransactionalKind;
import dev.gradus.core.kind.TypedContract;
import dev.gradus.core.port.Admissions;
import dev.gradus.core.port.CallersTransaction;
import dev.gradus.core.port.DefinitionStore;
import dev.gradus.core.port.EventLog;
import dev.gradus.core.port.Housekeeping;
import dev.gradus.core.port.Installation;
import dev.gradus.core.port.LedgerStore;
import dev.gradus.core.port.LogStore;
import dev.gradus.core.port.MemberLeases;
import dev.gradus.core.port.Outbox;
import dev.gradus.core.port.PendingApprovals;
import dev.gradus.core.port.ScheduleStore;
import dev.gradus.core.port.Statistics;
import dev.gradus.core.port.Stores;
import dev.gradus.core.port.SubscriptionStore;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.port.WorkHint;
import dev.gradus.core.port.WorkQueue;
import dev.gradus.core.port.WorkerSessions;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * All stores of one installation, in the tables that {@code dev.gradus.migrations} makes: those of the {@link Builder#schema
 * schema} that is named, or else those that the connections find on their {@code search_path}. Connections come from the
 * caller's data sources, in {@code read committed}; see {@link ConnectionSettings} for what else they should have. Each call
 * is a transaction of its own.
 *
 * <p>Two daemon threads carry the hints to idle workers, one of them on a connection that it keeps; {@link #close} ends both
 * and leaves the data sources open. Thread safe.
 */
public final class JooqStores implements Stores, AutoCloseable {
    private final Database database;
    private final Statements statements;
    private final String channel;
    private final Installation installation;
    private final TaskStore tasks;
    private final WorkQueue queue;
    private final WorkerSessions sessions;
    private final EventLog events;
    private final LogStore logs;
    private final DefinitionStore definitions;
    private final ScheduleStore schedules;
    private final Admissions admissions;
    private final MemberLeases leases;
    private final PendingApprovals approvals;
    private final LedgerStore ledger;
    private final SubscriptionStore subscriptions;
    private final Outbox outbox;
    private final Statistics statistics;
    private final Housekeeping housekeeping;
    private final ListenNotifyHint hint;

    private JooqStores(Builder builder) {
        database = builder.database(builder.work);
        statements = builder.statements;
        ServerCheck.check(database, builder.lossAllowed);
        installation = installation(database);
        channel = "gradus_" + Long.toHexString(installation.prefix());
        hint = new ListenNotifyHint(database, builder.orWork(builder.hints), channel);
        tasks = new JooqTaskStore(database, hint, new Ranges(database));
        queue = new JooqWorkQueue(database, hint);
        sessions = new JooqWorkerSessions(builder.database(builder.orWork(builder.sessions)));
        events = new JooqEventLog(database);
        logs = new JooqLogStore(database);
        definitions = new JooqDefinitionStore(database);
        schedules = new JooqScheduleStore(database, hint, new Ranges(database));
        approvals = new JooqPendingApprovals(database);
        ledger = new JooqLedgerStore(database);
        admissions = new JooqAdmissions(database, hint);
        leases = new JooqMemberLeases(database);
        subscriptions = new JooqSubscriptionStore(database);
        outbox = new JooqOutbox(database);
        Database maintenance = builder.database(builder.orWork(builder.maintenance));
        statistics = new JooqStatistics(maintenance);
        housekeeping = new JooqHousekeeping(maintenance);
    }

    /** Stores on one data source. */
    public static JooqStores of(DataSource work) {
        return builder(work).open();
    }

    /** Stores on several. */
    public static Builder builder(DataSource work) {
        return new Builder(work);
    }

    /**
     * Has the classes made that any first statement waits for, without a connection; whoever opens stores may do so meanwhile.
     * It must have ended before stores are opened: initialising jOOQ from two threads can end in a deadlock.
     */
    public static void prepare() {
        Statements.onSearchPath().prepare();
    }

    private static Installation installation(Database database) {
        return database.read(transaction -> transaction
                .sql()
                .select(INSTALLATION.PREFIX, INSTALLATION.CREATED_AT)
                .from(INSTALLATION)
                .fetchSingle(row -> new Installation(row.value1(), row.value2())));
    }

    /**
     * The stores in the caller's transaction on this connection, which must not commit by itself. What is stored through it
     * is seen by nobody before the caller commits and never if the caller rolls back; the commit tells idle workers. A
     * statement that the database refuses leaves the transaction as PostgreSQL does, to be rolled back by its owner; nothing
     * is repeated here. Task rows that were changed stay locked until the end, so let it be near. The connection is used
     * while a method runs and is the caller's to close; what this returns is used by one thread at a time.
     */
    public CallersTransaction joining(Connection connection) {
        return joined(CallersConnection.of(connection, statements));
    }

    /** The same for the transaction of a jOOQ configuration, as {@code DSLContext.transaction} hands it over. */
    public CallersTransaction joining(Configuration configuration) {
        return joined(CallersConnection.of(configuration, statements));
    }

    /**
     * A step kind whose body writes in the very transaction that completes its step, on a connection of these stores' own:
     * for {@code Gradus.Builder.kind}. Each completed step has left its writes exactly once; a body that fails, or whose
     * step was taken from it, has left none.
     *
     * @throws IllegalArgumentException when the name cannot be the key of a kind
     */
    public <I extends Record, O extends Record> TransactionalKind transactional(
            String name, Class<I> input, Class<O> output, TransactionalBody<I, O> body) {
        return new TransactionalStep<>(new TypedContract<>(name, input, output), body, database, hint);
    }

    private CallersTransaction joined(CallersConnection connection) {
        return new JoinedTransaction(connection, channel, new Ranges(database, hint::later));
    }

    @Override
    public Installation installation() {
        return installation;
    }

    @Override
    public TaskStore tasks() {
        return tasks;
    }

    @Override
    public WorkQueue queue() {
        return queue;
    }

    @Override
    public WorkerSessions sessions() {
        return sessions;
    }

    @Override
    public EventLog events() {
        return events;
    }

    @Override
    public LogStore logs() {
        return logs;
    }

    @Override
    public DefinitionStore definitions() {
        return definitions;
    }

    @Override
    public ScheduleStore schedules() {
        return schedules;
    }

    @Override
    public Admissions admissions() {
        return admissions;
    }

    @Override
    public WorkHint hint() {
        return hint;
    }

    @Override
    public MemberLeases leases() {
        return leases;
    }

    @Override
    public PendingApprovals approvals() {
        return approvals;
    }

    @Override
    public LedgerStore ledger() {
        return ledger;
    }

    @Override
    public SubscriptionStore subscriptions() {
        return subscriptions;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public Statistics statistics() {
        return statistics;
    }

    @Override
    public Housekeeping housekeeping() {
        return housekeeping;
    }

    @Override
    public void close() {
        hint.close();
    }

    /** Which data source serves what; each is the one for work unless said otherwise. */
    public static final class Builder {
        private final DataSource work;
        private @Nullable DataSource sessions;
        private @Nullable DataSource hints;
        private @Nullable DataSource maintenance;
        private Statements statements = Statements.onSearchPath();
        private boolean lossAllowed;

        private Builder(DataSource work) {
            this.work = work;
        }

        /**
         * The schema that the tables are in: {@code Schema.of(work, name).migrate()} makes them. Every statement then names
         * it, and what the connections have on their {@code search_path} plays no part.
         */
        public Builder schema(String name) {
            this.statements = Statements.in(name);
            return this;
        }

        /** For the leases, so that busy work never delays a renewal; two connections are enough. */
        public Builder sessions(DataSource source) {
            this.sessions = source;
            return this;
        }

        /** For the one connection that listens, which is held until close; it must not be taken back by a pool. */
        public Builder hints(DataSource source) {
            this.hints = source;
            return this;
        }

        /** For the numbers that operators ask for and for housekeeping, which may take longer. */
        public Builder maintenance(DataSource source) {
            this.maintenance = source;
            return this;
        }

        /** Accepts a server that loses acknowledged work in a crash: for tests and trials. */
        public Builder allowLoss() {
            this.lossAllowed = true;
            return this;
        }

        /**
         * Looks at the server and starts.
         *
         * @throws dev.gradus.core.failure.CoreException UNREACHABLE, SCHEMA_OUTDATED without our tables, USAGE for a server
         *     that is set up so that work would be lost
         */
        public JooqStores open() {
            JooqStores stores = new JooqStores(this);
            stores.hint.start();
            return stores;
        }

        private Database database(DataSource source) {
            return new OwnTransactions(source, statements);
        }

        private DataSource orWork(@Nullable DataSource source) {
            return source == null ? work : source;
        }
    }
}
