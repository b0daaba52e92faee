package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.port.NewTask;
import dev.gradus.core.port.StoresContract;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A claim costs what it claims, however much is waiting: the server walks the queue and never sorts it. */
class ClaimPlanTest {
    private static final StepSpecs STEPS = new StepSpecs("kind");
    private static final int WAITING = 1_000;
    private static final int AT_ONCE = 100;

    /** Whether nothing is known of the tables, all is known, or what is known is from a time when nothing was waiting. */
    @ParameterizedTest
    @ValueSource(strings = {"", "after", "before"})
    void theQueueShouldBeWalked(String analyzed) {
        try (TestStores database = TestStores.open()) {
            TestWorker.start(database.stores(), "kind");
            if (analyzed.equals("before")) {
                store(database, "earlier-");
                database.execute("update step set ready_at = null");
                database.execute("vacuum analyze step");
            }
            store(database, "task-");
            if (analyzed.equals("after")) {
                database.execute("analyze step");
            }

            String plan = String.join("\n", database.query("explain (costs off) " + claim()));

            assertThat(plan).contains("Index Scan using step_queue on step").doesNotContain("Sort Key: step");
        }
    }

    private static void store(TestStores database, String prefix) {
        for (int from = 0; from < WAITING; from += AT_ONCE) {
            List<NewTask> tasks = IntStream.range(from, from + AT_ONCE)
                    .mapToObj(n -> NewTasks.automatic(prefix + n, STEPS.step("a")))
                    .toList();
            database.stores().tasks().createAll(tasks, StoresContract.CAUSE);
        }
    }

    private static String claim() {
        String claim = HotSql.CLAIM.text().replace("$", "");
        for (String value : List.of("1", "'{kind}'", "100")) {
            claim = claim.replaceFirst("\\?", value);
        }
        return claim;
    }
}
