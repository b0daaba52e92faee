package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Gradus;
import dev.gradus.core.definition.DefinitionBuilder;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.core.port.TaskFilter;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskState;
import dev.gradus.migrations.Schema;
import dev.gradus.migrations.TemporaryDatabase;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two engines of one JVM on the application's one DataSource, each with a schema of its own. */
class TwoEnginesTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    record Nothing() {}

    record Name(String name) {}

    private final TemporaryDatabase database = TemporaryDatabase.empty();

    @BeforeEach
    void migrate() {
        Schema.of(database.dataSource(), "one").migrate();
        Schema.of(database.dataSource(), "two").migrate();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void eachShouldExecuteItsOwnTasksAlone() {
        try (JooqStores firstStores = stores("one");
                JooqStores secondStores = stores("two");
                Gradus first = engine(firstStores, "one");
                Gradus second = engine(secondStores, "two")) {
            first.startWorker(WorkerOptions.of(2));
            List<TaskId> waiting = IntStream.range(0, 5)
                    .mapToObj(any -> second.enqueue("work", new Nothing()))
                    .toList();
            TaskSnapshot done = first.await(first.enqueue("work", new Nothing()), SOON);

            assertThat(done.results("step").as(Name.class).name()).isEqualTo("one");
            assertThat(first.tasks().list(TaskFilter.newest(100)).tasks()).hasSize(1);
            assertThat(waiting)
                    .allSatisfy(task ->
                            assertThat(second.tasks().get(task).task().state()).isEqualTo(TaskState.RUNNING));

            second.startWorker(WorkerOptions.of(2));
            assertThat(waiting)
                    .allSatisfy(task -> assertThat(second.await(task, SOON)
                                    .results("step")
                                    .as(Name.class)
                                    .name())
                            .isEqualTo("two"));
        }
    }

    @Test
    void theirStepsShouldHaveDifferentKeysElsewhere() {
        try (JooqStores firstStores = stores("one");
                JooqStores secondStores = stores("two");
                Gradus first = telling(firstStores);
                Gradus second = telling(secondStores)) {
            first.startWorker(WorkerOptions.of(1));
            second.startWorker(WorkerOptions.of(1));
            TaskId ofFirst = first.enqueue("work", new Nothing());
            TaskId ofSecond = second.enqueue("work", new Nothing());

            assertThat(ofFirst).isEqualTo(ofSecond);
            assertThat(first.await(ofFirst, SOON).results("step"))
                    .isNotEqualTo(second.await(ofSecond, SOON).results("step"));
        }
    }

    private static Gradus telling(JooqStores stores) {
        return Gradus.builder()
                .stores(stores)
                .step("tell", Nothing.class, Name.class, (nothing, step) -> new Name(step.idempotencyKey()))
                .definition(DefinitionBuilder.named("work").step("step", step -> step.kind("tell", new Nothing())))
                .build();
    }

    @Test
    void closingShouldLeaveNoThread() throws InterruptedException {
        runOnce(); // has whatever the driver and the JVM start once for all
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        runOnce();

        assertEnded(startedSince(before));
    }

    private void runOnce() {
        try (JooqStores firstStores = stores("one");
                JooqStores secondStores = stores("two");
                Gradus first = engine(firstStores, "one");
                Gradus second = engine(secondStores, "two")) {
            first.startWorker(WorkerOptions.of(2));
            second.startWorker(WorkerOptions.of(2));
            first.await(first.enqueue("work", new Nothing()), SOON);
            second.await(second.enqueue("work", new Nothing()), SOON);
        }
    }

    /** A thread that was told to end may take a moment. */
    private static void assertEnded(Set<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(SOON.toMillis());
        }
        assertThat(threads).noneMatch(Thread::isAlive);
    }

    private static Set<Thread> startedSince(Set<Thread> before) {
        Set<Thread> since = new HashSet<>(Thread.getAllStackTraces().keySet());
        since.removeAll(before);
        since.removeIf(
                thread -> thread.getName().startsWith("PostgreSQL-JDBC-Cleaner")); // the driver's, ends by itself
        return since;
    }

    private JooqStores stores(String schema) {
        return JooqStores.builder(database.dataSource())
                .schema(schema)
                .allowLoss()
                .open();
    }

    private static Gradus engine(JooqStores stores, String name) {
        return Gradus.builder()
                .stores(stores)
                .step("say", Nothing.class, Name.class, (nothing, step) -> new Name(name))
                .definition(DefinitionBuilder.named("work").step("step", step -> step.kind("say", new Nothing())))
                .build();
    }
}
