package dev.gradus.persistence;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Executes the statements of {@link HotSql}: each is one text whatever it is about, its values are arrays, and so the driver
 * and the server prepare it once for a connection.
 */
final class Hot {
    /** So many statements in a message at most: what is stored at once is not bounded, what one message holds is. */
    private static final int TOGETHER = 16;

    private final Transaction transaction;

    Hot(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Reads one row of an answer. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Does something with one row of an answer. */
    interface Use {
        void of(ResultSet row) throws SQLException;
    }

    /** Looks at each row of the answer. */
    void each(SqlText sql, Use use, @Nullable Object... values) {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                use.of(rows);
            }
        } catch (SQLException error) {
            throw new DataAccessException(String.valueOf(error.getMessage()), error);
        }
    }

    <T> List<T> query(SqlText sql, Row<T> row, @Nullable Object... values) {
        List<T> answer = new ArrayList<>();
        each(sql, found -> answer.add(row.read(found)), values);
        return answer;
    }

    /** The number of rows written. */
    int update(SqlText sql, @Nullable Object... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException error) {
            throw new DataAccessException(String.valueOf(error.getMessage()), error);
        }
    }

    /** Sends many in one message: each answer awaited by itself would cost as much time as the statement. */
    void writeAll(List<Write> writes) {
        for (int from = 0; from < writes.size(); from += TOGETHER) {
            writeTogether(writes.subList(from, Math.min(writes.size(), from + TOGETHER)));
        }
    }

    private void writeTogether(List<Write> writes) {
        String sql = writes.stream().map(Write::sql).map(transaction::located).collect(Collectors.joining(";\n"));
        Object[] values =
                writes.stream().flatMap(write -> write.values().stream()).toArray();
        try (PreparedStatement statement = prepared(sql, values)) {
            statement.execute();
            for (Write write : writes) {
                if (statement.getUpdateCount() != write.rows()) {
                    throw new IllegalStateException(
                            "expected to write %d rows, wrote %d".formatted(write.rows(), statement.getUpdateCount()));
                }
                statement.getMoreResults();
            }
        } catch (SQLException error) {
            throw new DataAccessException(String.valueOf(error.getMessage()), error);
        }
    }

    private PreparedStatement prepared(SqlText sql, @Nullable Object... values) throws SQLException {
        return prepared(transaction.located(sql), values);
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = transaction.connection().prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                statement.setObject(i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
            }
            return statement;
        } catch (SQLException | RuntimeException refused) {
            statement.close();
            throw refused;
        }
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant nullableInstant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
