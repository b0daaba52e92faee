package dev.gradus.cli.crash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What the database shows while the run goes on; by it the faults find their moment. Used by one thread. */
final class LiveView implements AutoCloseable {
    private final Connection connection;

    LiveView(DataSource database) throws SQLException {
        this.connection = database.getConnection();
    }

    int completedSteps() {
        return query("select count(*) from step where state = 'completed'", row -> row.getInt(1))
                .get(0);
    }

    int openTasks() {
        return query(
                        "select count(*) from task where state not in ('completed', 'failed', 'cancelled')",
                        row -> row.getInt(1))
                .get(0);
    }

    /** The names of workers whose lease runs. */
    List<String> liveWorkers() {
        return query(
                "select distinct name from worker_session where lease_until > clock_timestamp()",
                row -> row.getString(1));
    }

    /** What every worker executes now. */
    List<Held> held() {
        return query(
                """
                select s.name, step.id, step.attempt, step.fence, step.lost
                from step join worker_session s on s.id = step.owner
                where step.state = 'running' order by step.id""", row -> new Held(row.getString(1), row.getLong(2), row.getInt(3), row.getLong(4), row.getInt(5)));
    }

    /** Whether the step is being executed again, under a later fence. */
    boolean isExecutedAgain(Held earlier) {
        return held().stream().anyMatch(now -> now.step() == earlier.step() && now.fence() > earlier.fence());
    }

    /** Whether the attempt was taken back. */
    boolean isLost(Held held) {
        String sql = """
                select 1 from step where id = %1$d and fence = %2$d and attempt_outcome = 'lost'
                union all
                select 1 from attempt where step_id = %1$d and fence = %2$d and outcome = 'lost'""".formatted(held.step(), held.fence());
        return !query(sql, row -> true).isEmpty();
    }

    /** Ends all connections but this one; how many there were. */
    int cutOthers() {
        return query("""
                        select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()""", row -> row.getInt(1)).get(0);
    }

    private <T> List<T> query(String sql, Mapping<T> mapping) {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(mapping.map(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look at the database", e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /**
     * A step being executed.
     *
     * @param worker the name of the worker that holds it
     * @param step the step's number
     * @param attempt the attempt's number
     * @param fence the fence it is held under
     * @param lost how many attempts were lost before
     */
    record Held(String worker, long step, int attempt, long fence, int lost) {}

    private interface Mapping<T> {
        T map(ResultSet row) throws SQLException;
    }
}
