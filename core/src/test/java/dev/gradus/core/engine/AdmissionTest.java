package dev.gradus.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.Explanation;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionBuilder;
import dev.gradus.core.definition.InputType;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.task.Dispatch;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Cause CAUSE = Cause.of(new Actor("test:admission"));

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);

    /** What the step is about. */
    record Deploy(String env) {}

    private final Gradus gradus = Gradus.builder()
            .step("deploy", Deploy.class, Deploy.class, (deploy, step) -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.yield();
                running.decrementAndGet();
                return deploy;
            })
            .step("wait_here", Deploy.class, Deploy.class, (deploy, step) -> {
                if (!gate.await(60, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody opened the gate");
                }
                return deploy;
            })
            .definition(DefinitionBuilder.named("deploys")
                    .input("env", InputType.STRING)
                    .step("only", step -> step.queue("deploys").kind("deploy", Map.of("env", "${inputs.env}"))))
            .definition(DefinitionBuilder.named("one-by-one")
                    .input("env", InputType.STRING)
                    .step(
                            "only",
                            step -> step.concurrency("env-${inputs.env}", 1)
                                    .kind("wait_here", Map.of("env", "${inputs.env}"))))
            .definition(DefinitionBuilder.named("by-hand")
                    .dispatch(Dispatch.MANUAL)
                    .step("only", step -> step.concurrency("env-prod", 1).kind("deploy", Map.of("env", "prod"))))
            .build();

    @AfterEach
    void close() {
        gate.countDown();
        gradus.close();
    }

    private TaskId made(String definition, String env) {
        return gradus.tasks()
                .create(TaskRequest.of(definition, Document.object(Map.of("env", env))), CAUSE)
                .task()
                .task()
                .id();
    }

    private void completes(TaskId task) {
        Awaitility.await()
                .atMost(BOUND)
                .until(() -> gradus.tasks().get(task).task().state() == TaskState.COMPLETED);
    }

    @Test
    void twoWorkersShouldNeverExecuteMoreThanTheQueueAdmits() {
        gradus.queues().limit("deploys", 3, CAUSE);
        List<TaskId> tasks =
                IntStream.range(0, 200).mapToObj(i -> made("deploys", "e" + i)).toList();

        gradus.startWorker(new WorkerOptions("one", 8, Map.of()));
        gradus.startWorker(new WorkerOptions("two", 8, Map.of()));

        Awaitility.await()
                .atMost(BOUND)
                .until(() -> tasks.stream()
                        .allMatch(task -> gradus.tasks().get(task).task().state() == TaskState.COMPLETED));
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void aKeyShouldBeCountedForEachOfItsValues() {
        TaskId prod = made("one-by-one", "prod");
        TaskId again = made("one-by-one", "prod");
        TaskId test = made("one-by-one", "test");
        gradus.startWorker(new WorkerOptions("one", 8, Map.of()));

        Awaitility.await()
                .atMost(BOUND)
                .until(() -> gradus.tasks().get(prod).hasLiveStep()
                        && gradus.tasks().get(test).hasLiveStep());

        Explanation.Waiting wait = gradus.tasks().explain(again).waits().get(0);
        assertThat(wait.reason()).isEqualTo(Explanation.Reason.CONCURRENCY);
        assertThat(wait.message()).isEqualTo("key:env-prod is full: task %s step %s".formatted(prod, prod));
        assertThat(wait.blockers()).containsExactly("key:env-prod", "task %s step %s".formatted(prod, prod));
        gate.countDown();
        completes(again);
    }

    @Test
    void aTaskAdvancedByHandShouldBeToldWhatIsInTheWay() {
        TaskId holder = made("one-by-one", "prod");
        gradus.startWorker(new WorkerOptions("one", 1, Map.of()));
        Awaitility.await().atMost(BOUND).until(() -> gradus.tasks().get(holder).hasLiveStep());
        TaskId byHand = gradus.tasks()
                .create(TaskRequest.of("by-hand", Document.emptyObject()), CAUSE)
                .task()
                .task()
                .id();
        gradus.tasks().advance(byHand, CAUSE);

        assertThatThrownBy(() -> gradus.tasks().advance(byHand, CAUSE))
                .hasMessage("Task %s has the step 'only' next, and key:env-prod is full: task %s step %s"
                        .formatted(byHand, holder, holder));
        gate.countDown();
        completes(holder);
        assertThat(gradus.tasks().run(byHand, 5, CAUSE).task().state()).isEqualTo(TaskState.COMPLETED);
    }

    @Test
    void aKeyThatIsTooLongShouldBeRefusedWhenTheTaskIsMade() {
        assertThatThrownBy(() -> made("one-by-one", "x".repeat(300)))
                .hasMessage("step 'only': concurrency key: expected 1 to 200 characters, found 304");
    }
}
