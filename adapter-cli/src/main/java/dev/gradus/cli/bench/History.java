package dev.gradus.cli.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Fills the tables with finished tasks: copies of one that was really executed, so that each row is as the engine writes it,
 * whatever columns there are. Copies are made by the server, a bounded number in each transaction.
 */
final class History {
    private static final int TASKS_AT_ONCE = 20_000;
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    /** Who executed them: no session that still is. */
    private static final String LONG_GONE = "0";

    private final DataSource connections;
    private final String schema;
    private final int length;
    private final Consumer<String> progress;
    private long made;

    /** Over a schema in which the oldest task is finished and has so many steps; later ones are of other lengths. */
    History(DataSource connections, String schema, int length, Consumer<String> progress) {
        this.connections = connections;
        this.schema = schema;
        this.length = length;
        this.progress = progress;
    }

    /** Adds what is missing to so many finished steps; those of other tasks do not count. */
    void growTo(long steps) throws SQLException, InterruptedException {
        long wanted = steps / length;
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            prepare(connection, statement);
            long model = number(statement, "select min(id) from task where closed_at is not null");
            while (made < wanted) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                copy(statement, model, Math.min(TASKS_AT_ONCE, wanted - made));
                progress.accept("history: %,d finished steps".formatted(made * length));
            }
            progress.accept("history: %,d MB".formatted(megabytes(statement)));
        }
    }

    private void prepare(Connection connection, Statement statement) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 0);
        connection.setSchema(schema);
        statement.execute("set synchronous_commit = off");
        try {
            statement.execute("set session_replication_role = replica"); // what is copied refers to what is copied
        } catch (SQLException refused) {
            if (!INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())) {
                throw refused;
            }
        }
        connection.setAutoCommit(false);
    }

    private void copy(Statement statement, long model, long count) throws SQLException {
        long task = reserved(statement, "task_ids", count);
        long step = reserved(statement, "step_ids", count * length);
        String newStep = step + " + n * " + length + " + ";
        statement.execute("select make_ranges(" + (task + count) + ")");
        insert(statement, count, "task", Map.of("id", task + " + n"), "task m where m.id = " + model);
        insert(
                statement,
                count,
                "step",
                Map.of(
                        "id",
                        newStep + "m.position - 1",
                        "task_id",
                        task + " + n",
                        "executed_by",
                        LONG_GONE,
                        "sweep_session",
                        "m.sweep_session * 0"),
                "step m where m.task_id = " + model);
        insert(
                statement,
                count,
                "event",
                Map.of("stream_id", task + " + n", "id", "nextval('event_ids')"),
                "event m where m.stream_kind = 'task' and m.stream_id = " + model);
        statement.getConnection().commit();
        made += count;
    }

    /** The first of so many new numbers. */
    private static long reserved(Statement statement, String sequence, long count) throws SQLException {
        return number(
                statement,
                "select setval('" + sequence + "', nextval('" + sequence + "') + " + count + ") - " + (count - 1));
    }

    /** Every column as it is in the model, but for those that tell one copy from another. */
    private void insert(Statement statement, long count, String table, Map<String, String> told, String models)
            throws SQLException {
        String columns = columns(statement, table);
        String values = columns.lines()
                .map(column -> told.getOrDefault(column, "m." + column))
                .collect(Collectors.joining(", "));
        statement.execute("insert into " + table + " (" + columns.replace("\n", ", ") + ") select " + values
                + " from generate_series(0, " + (count - 1) + ") n cross join " + models);
    }

    private long megabytes(Statement statement) throws SQLException {
        return number(
                statement,
                "select sum(pg_total_relation_size(oid)) / 1000000 from pg_class where relnamespace = '" + schema
                        + "'::regnamespace and relkind = 'r'");
    }

    private String columns(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("select string_agg(column_name, E'\\n' order by ordinal_position)"
                + " from information_schema.columns where table_schema = '" + schema + "' and table_name = '" + table
                + "' and is_generated = 'NEVER'")) {
            row.next();
            return row.getString(1);
        }
    }

    private static long number(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }
}
