package dev.gradus.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.Explanation;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.memory.InMemoryStores;
import dev.gradus.core.port.Stores;
import dev.gradus.core.port.WorkerInfo;
import dev.gradus.core.task.Dispatch;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskState;
import dev.gradus.core.testing.FakeContainerEngine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A worker keeps up with its container engine, which comes and goes. */
class EngineWatchTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Cause TEST = Cause.of(new Actor("test"));
    private static final EngineTimes QUICK = new EngineTimes(
            Duration.ofSeconds(15),
            Duration.ofMillis(100),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofSeconds(5));

    private final Stores stores = new InMemoryStores(InstantSource.system());
    private final FakeContainerEngine engine =
            new FakeContainerEngine(stores.installation().prefix());
    private final String id = engine.info().id();
    private final Gradus gradus =
            Gradus.builder().stores(stores).containers(engine).times(QUICK).build();

    @AfterEach
    void close() {
        gradus.close();
        engine.close();
    }

    @Test
    void anEngineThatStartsAfterTheWorkerShouldBeOffered() {
        engine.goAway();
        gradus.startWorker(new WorkerOptions("early", 1, Map.of()));
        assertThat(stores.sessions().live()).extracting(WorkerInfo::engine).containsOnlyNulls();

        engine.comeBack();

        awaitOffer(id);
    }

    @Test
    void anEngineShouldBeAskedWhoItIsOnlyWhenItCame() {
        int before = engine.descriptions();
        gradus.startWorker(new WorkerOptions("idle", 1, Map.of()));
        awaitOffer(id);
        int pings = engine.pings();
        await().atMost(SOON).until(() -> engine.pings() > pings + 5);
        assertThat(engine.descriptions()).isEqualTo(before + 1);

        engine.goAway();
        awaitOffer("");
        engine.comeBack();
        awaitOffer(id);

        assertThat(engine.descriptions()).isEqualTo(before + 2);
    }

    @Test
    void stepsOfAnEngineThatIsAwayShouldWaitForIt() {
        gradus.startWorker(new WorkerOptions("one", 1, Map.of()));
        TaskId task = create(Dispatch.AUTO, run("first", "") + run("second", "first"));
        gradus.tasks().await(task, now -> now.task().state() == TaskState.COMPLETED, SOON);
        assertThat(gradus.tasks().get(task).task().pins().engine()).isEqualTo(id);

        engine.goAway();
        awaitOffer("");
        gradus.tasks().apply(task, new TaskCommand.NextRound(Set.of()), TEST);
        assertThat(gradus.tasks().explain(task).waits())
                .extracting(Explanation.Waiting::reason)
                .contains(Explanation.Reason.ENGINE_UNREACHABLE);
        engine.comeBack();

        assertThat(gradus.tasks()
                        .await(task, now -> now.task().state().isTerminal(), SOON)
                        .task()
                        .state())
                .isEqualTo(TaskState.COMPLETED);
    }

    @Test
    void aCallerThatTakesStepsShouldSeeAnEngineThatCame() {
        engine.goAway();
        TaskId sum = create(Dispatch.MANUAL, "  - { id: a, tool: { name: add, input: { a: 1, b: 2 } } }\n");
        gradus.tasks().run(sum, 12, TEST);
        assertThat(stores.sessions().live()).extracting(WorkerInfo::engine).containsOnlyNulls();

        engine.comeBack();
        TaskId task = create(Dispatch.MANUAL, run("first", "") + run("second", "first"));

        assertThat(gradus.tasks().run(task, 12, TEST).task().state()).isEqualTo(TaskState.COMPLETED);
    }

    private void awaitOffer(String engineId) {
        await().atMost(SOON)
                .until(() -> stores.sessions().live().stream()
                        .allMatch(worker ->
                                Objects.requireNonNullElse(worker.engine(), "").equals(engineId)));
    }

    private static String run(String key, String need) {
        return "  - { id: %s, needs: [%s], docker_run: { image_tag: \"busybox:local\", command: [echo, hi] } }\n"
                .formatted(key, need);
    }

    private TaskId create(Dispatch dispatch, String steps) {
        var read = gradus.definitions()
                .read(new DefinitionText("test.yaml", "name: engine\nsteps:\n" + steps))
                .orThrow();
        var options = new TaskRequest.Options(null, dispatch, null, false, Map.of(), null);
        return gradus.tasks()
                .create(new TaskRequest(new TaskRequest.Inline(read), Document.emptyObject(), options), TEST)
                .task()
                .task()
                .id();
    }
}
