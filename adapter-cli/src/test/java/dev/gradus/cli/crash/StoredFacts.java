package dev.gradus.cli.crash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the tables hold when the run is over, read with nothing of the system under test.
 *
 * @param tasks all tasks
 * @param steps all steps with their last attempt
 * @param attempts all attempts that were followed by another
 * @param events all events of tasks, in the order of their streams
 * @param sessions all sessions there have been
 */
record StoredFacts(
        List<StoredTask> tasks,
        List<StoredStep> steps,
        List<StoredAttempt> attempts,
        List<StoredEvent> events,
        List<StoredSession> sessions) {

    static StoredFacts read(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new StoredFacts(
                    query(connection, "select id, state, seq from task order by id", StoredFacts::task),
                    query(connection, """
                            select task_id, id, key, state, owner, attempt, fence, lost, executed_by, attempt_started_at,
                              (results->>'attempt')::int, (results->>'fence')::bigint
                            from step order by id""", StoredFacts::step),
                    query(connection, """
                            select step_id, number, executed_by, fence, started_at, outcome
                            from attempt order by step_id, number""", StoredFacts::attempt),
                    query(connection, """
                            select stream_id, seq, type, at, payload->>'step', (payload->>'attempt')::int,
                              (payload->'results'->>'fence')::bigint
                            from event where stream_kind = 'task' order by stream_id, seq""", StoredFacts::event),
                    query(connection, "select id, name, lease_until from worker_session", StoredFacts::session));
        }
    }

    private static <T> List<T> query(Connection connection, String sql, Mapping<T> mapping) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(mapping.map(rows));
            }
            return all;
        }
    }

    private static StoredTask task(ResultSet row) throws SQLException {
        return new StoredTask(row.getLong(1), row.getString(2), row.getLong(3));
    }

    private static StoredStep step(ResultSet row) throws SQLException {
        return new StoredStep(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, Long.class),
                row.getInt(8),
                new StoredAttempt(
                        row.getLong(2), row.getInt(6), row.getLong(9), row.getLong(7), instantOrNull(row, 10), null),
                row.getInt(11),
                row.getLong(12));
    }

    private static StoredAttempt attempt(ResultSet row) throws SQLException {
        return new StoredAttempt(
                row.getLong(1), row.getInt(2), row.getLong(3), row.getLong(4), instantOrNull(row, 5), row.getString(6));
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getString(5),
                row.getInt(6),
                row.getLong(7));
    }

    private static StoredSession session(ResultSet row) throws SQLException {
        return new StoredSession(
                row.getLong(1),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instantOrNull(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    record StoredTask(long id, String state, long seq) {}

    /** A step; {@code last} is its last attempt, and the results are what that attempt said of itself. */
    record StoredStep(
            long task,
            long id,
            String key,
            String state,
            @Nullable Long owner,
            int lost,
            StoredAttempt last,
            int resultAttempt,
            long resultFence) {}

    record StoredAttempt(
            long step,
            int number,
            long session,
            long fence,
            @Nullable Instant startedAt,
            @Nullable String outcome) {}

    /** An event; what it does not name is absent or 0. */
    record StoredEvent(
            long task,
            long seq,
            String type,
            Instant at,
            @Nullable String step,
            int attempt,
            long resultFence) {}

    record StoredSession(long id, String name, Instant leaseUntil) {}

    private interface Mapping<T> {
        T map(ResultSet row) throws SQLException;
    }
}
