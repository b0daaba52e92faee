package dev.gradus.persistence;

import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.INSTANT;
import static org.jooq.impl.SQLDataType.VARCHAR;

import java.time.Duration;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;

/** Everything that PostgreSQL has and the typed language has not. With {@link HotSql} the only class with SQL in strings. */
final class PlainSql {
    private PlainSql() {}

    /** The wall clock of the database, to the microsecond; unlike {@code now()} it goes on within a transaction. */
    static Field<Instant> clock() {
        return DSL.field("clock_timestamp()", INSTANT);
    }

    /** The wall clock so much later. */
    static Field<Instant> clockAfter(Duration duration) {
        return DSL.field(
                "clock_timestamp() + {0} * interval '1 microsecond'", INSTANT, DSL.val(duration.toNanos() / 1_000));
    }

    /** The number of the present transaction, which thereby gets one. */
    static Field<Long> transactionNumber() {
        return DSL.field("pg_current_xact_id()::text::bigint", BIGINT);
    }

    /** {@code committed}, {@code aborted} or {@code in progress}; null when the database no longer knows. */
    static Field<String> fateOf(long transaction) {
        return DSL.field("pg_xact_status({0}::text::xid8)", VARCHAR, DSL.val(transaction));
    }

    /** The oldest transaction that may still write: everything below it can be seen or never will be. */
    static Field<Long> oldestTransaction() {
        return DSL.field("pg_snapshot_xmin(pg_current_snapshot())::text::bigint", BIGINT);
    }

    /** What can be seen now, by which later transactions are told from earlier ones. */
    static Field<String> snapshot() {
        return DSL.field("pg_current_snapshot()::text", VARCHAR);
    }

    /** Makes all reads of the transaction, whose first statement this has to be, see one moment. */
    static Query oneMoment() {
        return DSL.query("set transaction isolation level repeatable read, read only");
    }

    /** Makes the transaction wait for no lock longer than this. */
    static Query lockTimeout(Duration longest) {
        return DSL.query("set local lock_timeout = {0}", DSL.inline(longest.toMillis()));
    }

    /** Whether the document holds all members of the other. */
    static Condition contains(Field<JSONB> document, JSONB other) {
        return DSL.condition("{0} @> {1}", document, DSL.val(other));
    }

    /** Bounds what is left of the transaction: statements, pauses between them, and on newer servers all of it. */
    static ResultQuery<Record> bounding(Duration limit) {
        return DSL.resultQuery(
                "select set_config(name, {0}, true) from pg_settings"
                        + " where name in ('statement_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')",
                DSL.val(Long.toString(limit.toMillis())));
    }

    /** What the server is set to. */
    static Field<String> setting(String name) {
        return DSL.field("current_setting({0})", VARCHAR, DSL.val(name));
    }

    /** Locks a number for the rest of the transaction; false when another transaction has it. */
    static Field<Boolean> tryLock(long number) {
        return DSL.field("pg_try_advisory_xact_lock({0})", Boolean.class, DSL.val(number));
    }

    /** Sends a notification when the transaction commits, which then waits for no disk: what is lost was only a hint. */
    static Field<String> notification(String channel, String payload) {
        return DSL.field(
                "set_config('synchronous_commit', 'off', true) || pg_notify({0}, {1})::text",
                VARCHAR, DSL.val(channel), DSL.val(payload));
    }

    /** Asks for the notifications of a channel on this connection. */
    static Query listen(String channel) {
        return DSL.query("listen {0}", DSL.name(channel));
    }

    /** The time from one point to another, in seconds. */
    static Field<Double> secondsBetween(Field<Instant> from, Field<Instant> until) {
        return DSL.field("extract(epoch from ({0} - {1}))::float8", Double.class, until, from);
    }
}
