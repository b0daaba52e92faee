package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskSpec;
import dev.gradus.core.testing.FakeContainerEngine;
import dev.gradus.core.testing.FakeFileSystem;
import dev.gradus.core.testing.FakeProcess;
import dev.gradus.core.testing.FakeProgram;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two engines of one installation, one pool of four, forty jobs: no member ever has two. */
class PoolOnTwoServersTest {
    private static final Cause TEST = Cause.of(new Actor("test"));
    private static final int JOBS = 40;

    private final Set<FakeFileSystem> busy = ConcurrentHashMap.newKeySet();
    private final AtomicInteger ran = new AtomicInteger();
    private final AtomicInteger shared = new AtomicInteger();
    private final FakeContainerEngine engine = new FakeContainerEngine(1)
            .when(argv -> argv.stream().anyMatch(word -> word.contains("while :;")), FakeProgram.endless())
            .when(argv -> argv.stream().anyMatch(word -> word.startsWith("job ")), this::job);

    private int job(FakeProcess process) throws InterruptedException {
        if (!busy.add(process.files())) {
            shared.incrementAndGet();
        }
        new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
        busy.remove(process.files());
        ran.incrementAndGet();
        return 0;
    }

    @Test
    void noMemberShouldEverHaveTwoJobs() {
        try (TestStores database = TestStores.open();
                JooqStores other = JooqStores.builder(database.database().dataSource())
                        .allowLoss()
                        .open();
                Gradus first = gradus(database.stores());
                Gradus second = gradus(other)) {
            first.startWorker(new WorkerOptions("first", 8, Map.of()));
            second.startWorker(new WorkerOptions("second", 8, Map.of()));

            TaskSnapshot task = first.tasks()
                    .await(create(first), snapshot -> snapshot.task().state().isTerminal(), Duration.ofMinutes(3));

            assertThat(task.all()).allMatch(step -> step.state() == StepState.COMPLETED);
            assertThat(ran).hasValue(JOBS);
            assertThat(shared).hasValue(0);
            assertThat(engine.containerNames()).hasSize(4);
            assertThat(first.counters().completions()).isPositive();
            assertThat(second.counters().completions()).isPositive();
        } finally {
            engine.close();
        }
    }

    private Gradus gradus(JooqStores stores) {
        return Gradus.builder().stores(stores).containers(engine).build();
    }

    private static TaskId create(Gradus gradus) {
        var definition = new StringBuilder("""
                name: pool
                steps:
                  - id: pool
                    docker_pool: { image_tag: "busybox:local", pool_size: 4, keep_forever: true }
                """);
        for (int i = 1; i <= JOBS; i++) {
            definition.append("  - { id: job-%d, needs: [pool], docker_shell: { command: [{ a: \"job %d\" }] } }\n"
                    .formatted(i, i));
        }
        var read = gradus.definitions()
                .read(new DefinitionText("pool.yaml", definition.toString()))
                .orThrow();
        var options = new TaskRequest.Options(null, null, null, false, Map.of(TaskSpec.TRUST, "volumes"), null);
        return gradus.tasks()
                .create(new TaskRequest(new TaskRequest.Inline(read), Document.emptyObject(), options), TEST)
                .task()
                .task()
                .id();
    }
}
