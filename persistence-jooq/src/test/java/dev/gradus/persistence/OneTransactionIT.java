package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.task.TaskId;
import dev.gradus.migrations.Schema;
import dev.gradus.migrations.TemporaryDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five hundred times "insert my row and enqueue", by two processes that are killed again and again: both or neither. The
 * steps book what was ordered in the transaction that completes them: once each.
 */
class OneTransactionIT {
    private static final int LOOPS = 500;
    private static final int KILLS = 12;
    private static final Duration SOON = Duration.ofSeconds(240);

    private final long seed = Long.getLong("gradus.crash.seed", new Random().nextInt(1_000_000));
    private final Random random = new Random(seed);
    private final TemporaryDatabase database = TemporaryDatabase.empty();
    private int kills;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    @Timeout(600)
    void rowsAndTasksShouldBeThereTogetherAndEachStepBookedOnce() throws Exception {
        Schema.of(database.dataSource(), Shop.SCHEMA).migrate();
        execute(Shop.TABLES);
        try (database) {
            killUntilEnough();
            try (Shop last = new Shop(database.jdbcUrl(), database.user(), database.password())) {
                await().atMost(SOON)
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> number("select count(*) from gradus.task where closed_at is null") == 0);
                report();
                assertBothOrNeither();
                assertBookedOnce();
                assertThat(tasks())
                        .allSatisfy(task ->
                                assertThat(last.gradus().tasks().verify(task)).isEmpty());
            }
        }
    }

    /** Each process is killed when the two have made some more loops, wherever it is at that moment. */
    private void killUntilEnough() throws IOException, SQLException {
        List<ShopProcess> shops = new ArrayList<>(List.of(start(), start()));
        try {
            while (loops() < LOOPS || kills < KILLS) {
                long enough = loops() + 10 + random.nextInt(60);
                await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> {
                    assertThat(shops).as("shops, see " + folder).allMatch(ShopProcess::isAlive);
                    return loops() >= enough;
                });
                shops.remove(0).kill();
                kills++;
                shops.add(start());
            }
        } finally {
            shops.forEach(ShopProcess::kill);
            kills += shops.size();
        }
    }

    private ShopProcess start() throws IOException {
        return ShopProcess.start(database, Files.createDirectories(folder).resolve("shops.log"));
    }

    private void assertBothOrNeither() throws SQLException {
        assertThat(kills).isGreaterThanOrEqualTo(KILLS);
        assertThat(loops()).isGreaterThanOrEqualTo(LOOPS);
        assertThat(number("select count(*) from orders")).isPositive().isLessThan(loops());
        assertThat(texts("""
                        select coalesce(o.number::text, 'no order') || ' / ' || coalesce(t.number::text, 'no task')
                          from orders o full join (select (inputs ->> 'number')::bigint as number from gradus.task) t
                            on t.number = o.number
                         where o.number is null or t.number is null"""))
                .as("orders without a task, tasks without an order")
                .isEmpty();
        assertThat(number("select count(*) from gradus.task")).isEqualTo(number("select count(*) from orders"));
    }

    private void assertBookedOnce() throws SQLException {
        assertThat(texts("""
                        select s.id::text from gradus.step s left join witness w on w.step = s.id
                         group by s.id, s.state having count(w.step) <> case s.state when 'completed' then 1 else 0 end"""))
                .as("steps not booked exactly as often as they were completed")
                .isEmpty();
        assertThat(number("select count(*) from witness"))
                .isEqualTo(number("select count(*) from gradus.step where state = 'completed'"))
                .isGreaterThanOrEqualTo(LOOPS);
    }

    private List<TaskId> tasks() throws SQLException {
        return texts("select id::text from gradus.task").stream()
                .map(id -> new TaskId(Long.parseLong(id)))
                .toList();
    }

    private long loops() throws SQLException {
        return number("select case when is_called then last_value else 0 end from loops");
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).get(0));
    }

    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @SuppressWarnings("SystemOut") // a run that cannot be repeated exactly has to say what it was
    private void report() throws SQLException {
        System.out.printf(
                "one transaction: seed %d, %d kills, %d loops, %d orders, %d booked, %d lost attempts%n",
                seed,
                kills,
                loops(),
                number("select count(*) from orders"),
                number("select count(*) from witness"),
                number("select coalesce(sum(lost), 0) from gradus.step"));
    }
}
