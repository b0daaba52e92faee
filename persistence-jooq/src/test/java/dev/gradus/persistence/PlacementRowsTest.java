package dev.gradus.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.port.StoresContract;
import dev.gradus.core.task.Pins;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What rows say of offers and demands, however old they are. */
class PlacementRowsTest {
    private static final StepSpecs STEPS = new StepSpecs("kind");
    private static final String MIGRATION = "/dev/gradus/migrations/V010__place_steps.sql";
    private static final String DEMANDS = "select demands::text from step order by id";
    private static final String OFFERS = "select host || offers::text from worker_session order by id";

    private TestStores database;

    @BeforeEach
    void open() {
        database = TestStores.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aStepsDemandsShouldHoldWhereItsTaskIsPinned() {
        database.stores()
                .tasks()
                .create(
                        NewTasks.pinned(
                                new Pins("north", "blue"),
                                NewTasks.automatic("task", STEPS.demanding("a", Map.of("disk", "fast")))),
                        StoresContract.CAUSE);

        assertThat(database.query(DEMANDS)).containsExactly("{disk=fast,engine=blue,host=north}");
    }

    @Test
    void rowsOlderThanPlacementShouldSayTheSameAsNewOnes() throws IOException {
        database.stores()
                .tasks()
                .create(
                        NewTasks.automatic(
                                "task", STEPS.step("a"), STEPS.demanding("b", Map.of("zone", "a=b", "zon", "\"ü\""))),
                        StoresContract.CAUSE);
        TestWorker.start(database.stores(), "kind", Pins.toHost("north"), Map.of("zone", "a=b", "disk", "fast"));
        List<String> demands = database.query(DEMANDS);
        List<String> offers = database.query(OFFERS);
        database.execute("update step set demands = '{}'");
        database.execute("update worker_session set offers = '{}', host = host || '/boot/pid'");

        updates().forEach(database::execute);

        assertThat(database.query(DEMANDS)).isEqualTo(demands).contains("{}");
        assertThat(database.query(OFFERS)).isEqualTo(offers);
    }

    /** The statements of the migration that fill in what older rows lack. */
    private static Stream<String> updates() throws IOException {
        try (InputStream script = Objects.requireNonNull(PlacementRowsTest.class.getResourceAsStream(MIGRATION))) {
            String statements = new String(script.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
            return Stream.of(statements.split(";", -1))
                    .map(String::strip)
                    .filter(statement -> statement.startsWith("update"));
        }
    }
}
