package dev.gradus.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.Belongings;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.container.Belonging;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ContainerSpec;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.Lifetime;
import dev.gradus.core.container.Owner;
import dev.gradus.core.container.RunOptions;
import dev.gradus.core.container.TrustLevel;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.kind.KindProfile;
import dev.gradus.core.kind.SettingsFault;
import dev.gradus.core.kind.StepContext;
import dev.gradus.core.kind.StepKind;
import dev.gradus.core.memory.InMemoryStores;
import dev.gradus.core.port.Stores;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.FakeContainerEngine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineSweepTest {
    private static final Cause TEST = Cause.of(new Actor("test"));
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Stores stores = new InMemoryStores(InstantSource.system());
    private final FakeContainerEngine engine =
            new FakeContainerEngine(stores.installation().prefix());
    private final CountDownLatch made = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final Gradus gradus = Gradus.builder()
            .stores(stores)
            .containers(engine)
            .kind(new MakingKind())
            .build();
    private final EngineSweep sweep = new EngineSweep(stores.tasks(), engine);

    @AfterEach
    void close() {
        mayEnd.countDown();
        gradus.close();
        engine.close();
    }

    @Test
    void whatALiveAttemptMadeShouldStay() throws InterruptedException {
        start("{}");
        made.await();

        assertThat(sweep.sweep()).isZero();
        assertThat(engine.containerNames()).containsExactlyInAnyOrder("attempt", "step");
    }

    @Test
    void whatAnEndedAttemptMadeShouldGoUnlessItsStepKeepsIt() {
        mayEnd.countDown();
        awaitEnd(start("{}"));

        assertThat(sweep.sweep()).isEqualTo(1);
        assertThat(engine.containerNames()).containsExactly("step");
        assertThat(engine.volumes().find("volume")).isPresent();
    }

    @Test
    void whatAFailedStepMadeShouldGo() {
        mayEnd.countDown();
        awaitEnd(start("{ fail: true }"));

        assertThat(sweep.sweep()).isEqualTo(3);
        assertThat(engine.containerNames()).isEmpty();
        assertThat(engine.volumes().find("volume")).isEmpty();
    }

    @Test
    void whatNoTaskKnowsShouldGoAndDecoysStay() {
        Owner unknown = new Owner("", new TaskId(99), new StepId(99), 1, new Fence(99), Lifetime.STEP);
        make("orphan", unknown);
        for (int i = 0; i < 10; i++) {
            engine.plantContainer("decoy-" + i, i % 2 == 0 ? Map.of() : Map.of("dev.gradus.task", "99"));
        }

        assertThat(sweep.sweep()).isEqualTo(1);
        assertThat(engine.containerNames()).hasSize(10).allMatch(name -> name.startsWith("decoy-"));
    }

    @Test
    void whatStepsKeepShouldGoOnlyWhenAskedForAndNothingExecutes() throws InterruptedException {
        engine.plantContainer("decoy", Map.of());
        TaskId task = start("{}");
        made.await();
        var belongings = gradus.operations().belongings();
        assertThat(belongings.unwanted(Belongings.Extent.KEPT)).isEmpty();
        mayEnd.countDown();
        awaitEnd(task);

        assertThat(belongings.removeUnwanted(Belongings.Extent.KEPT))
                .extracting(Belonging::name)
                .contains("step", "volume");
        assertThat(engine.containerNames()).containsExactly("decoy");
        assertThat(engine.volumes().find("volume")).isEmpty();
    }

    @Test
    void theContainersOfATaskShouldGoWhenNoStepOfItExecutes() throws InterruptedException {
        engine.plantContainer("decoy", Map.of());
        TaskId task = start("{}");
        made.await();

        assertThatThrownBy(() -> gradus.operations().belongings().removeContainers(task, TEST))
                .isInstanceOf(CoreException.class)
                .hasMessageContaining("step 's' of task " + task + " is running");
        assertThat(engine.containerNames()).contains("attempt", "step");
        mayEnd.countDown();
        awaitEnd(task);

        assertThat(gradus.operations().belongings().removeContainers(task, TEST))
                .extracting(ContainerInfo::name)
                .contains("step");
        assertThat(gradus.operations().belongings().containers(task)).isEmpty();
        assertThat(engine.containerNames()).contains("decoy").doesNotContain("attempt", "step");
    }

    @Test
    void anEngineThatIsGoneShouldBeLeftForLater() {
        engine.goAway();

        sweep.sweepQuietly();

        engine.comeBack();
        assertThat(engine.containerNames()).isEmpty();
    }

    @Test
    void aWorkerShouldOfferItsEngineAndSweepIt() {
        make("orphan", new Owner("", new TaskId(99), new StepId(99), 1, new Fence(99), Lifetime.ATTEMPT));

        gradus.startWorker(new WorkerOptions("with engine", 1, Map.of()));

        assertThat(stores.sessions().list())
                .extracting(session -> session.worker().engine())
                .containsExactly(engine.info().id());
        await().atMost(SOON).until(() -> engine.containerNames().isEmpty());
    }

    private TaskId start(String settings) {
        gradus.startWorker(new WorkerOptions("worker", 1, Map.of()));
        Definition definition = gradus.definitions()
                .read(new DefinitionText("test.yaml", "name: t\nsteps:\n  - id: s\n    making: " + settings + "\n"))
                .orThrow();
        return gradus.tasks()
                .create(
                        new TaskRequest(
                                new TaskRequest.Inline(definition),
                                Document.emptyObject(),
                                TaskRequest.Options.DEFAULT),
                        TEST)
                .task()
                .task()
                .id();
    }

    private void awaitEnd(TaskId task) {
        await().atMost(SOON).until(() -> gradus.tasks().get(task).task().state().isTerminal());
    }

    private void make(String name, Owner owner) {
        engine.containers()
                .create(new ContainerSpec(
                        name,
                        ImageRef.parse("busybox:local"),
                        List.of("sleep", "infinity"),
                        RunOptions.NONE,
                        TrustLevel.SANDBOXED,
                        owner));
    }

    /** Makes a container for its attempt, one for its step and a volume, waits, and ends as it is told. */
    private final class MakingKind implements StepKind {
        @Override
        public String name() {
            return "making";
        }

        @Override
        public KindProfile profile() {
            return new KindProfile(false, false, "Makes containers.");
        }

        @Override
        public List<SettingsFault> check(Document settings) {
            return List.of();
        }

        @Override
        public Outcome execute(StepContext context) throws InterruptedException {
            make("attempt", owner(context, Lifetime.ATTEMPT));
            make("step", owner(context, Lifetime.STEP));
            engine.volumes().create("volume", owner(context, Lifetime.STEP));
            made.countDown();
            mayEnd.await();
            return context.settings().member("fail").isPresent()
                    ? Outcome.failure(Failure.user("FAILED", "as told"))
                    : Outcome.success(Document.emptyObject());
        }

        private static Owner owner(StepContext context, Lifetime lifetime) {
            return new Owner(
                    "",
                    context.claimed().taskId(),
                    context.claimed().step().id(),
                    context.claimed().attempt().number(),
                    context.claimed().attempt().claim().fence(),
                    lifetime);
        }
    }
}
