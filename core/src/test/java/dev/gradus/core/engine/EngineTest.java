package dev.gradus.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.Explanation;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.kind.KindProfile;
import dev.gradus.core.kind.SettingsFault;
import dev.gradus.core.kind.StepContext;
import dev.gradus.core.kind.StepKind;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EngineTest {
    private static final Cause TEST = Cause.of(new Actor("test"));
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final EngineTimes FAST = new EngineTimes(
            Duration.ofMillis(900),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(50),
            Duration.ofSeconds(5));

    private final AtomicInteger failuresLeft = new AtomicInteger();
    private final CountDownLatch blocked = new CountDownLatch(1);
    private final Gradus gradus = Gradus.builder()
            .kind(new FlakyKind(failuresLeft))
            .kind(new BlockingKind(blocked))
            .times(FAST)
            .build();

    @AfterEach
    void close() {
        gradus.close();
    }

    @Nested
    class Worker {

        @Test
        void shouldRunATaskToItsEnd() {
            startWorker();

            TaskSnapshot task = awaitEnd(create("""
                    name: hello
                    inputs: { who: world }
                    steps:
                      - id: greet
                        tool: { name: echo, input: { text: "${inputs.who}" } }
                      - id: sum
                        needs: [greet]
                        tool: { name: add, input: { a: 2, b: 3 } }
                      - id: again
                        needs: [sum]
                        tool: { name: echo, input: { text: "sum is ${steps.sum.results.sum}" } }
                    """));

            assertThat(task.task().state()).isEqualTo(TaskState.COMPLETED);
            assertThat(results(task, "again")).isEqualTo(Document.object(Map.of("text", "sum is 5")));
            assertThat(gradus.tasks().verify(task.task().id())).isEmpty();
        }

        @Test
        void shouldRetryWithBackoffAndThenComplete() {
            failuresLeft.set(2);
            startWorker();

            TaskSnapshot task = awaitEnd(create("""
                    name: flaky
                    steps:
                      - id: try
                        flaky: {}
                        retry: { max_attempts: 3, backoff: 10ms }
                    """));

            assertThat(task.task().state()).isEqualTo(TaskState.COMPLETED);
            assertThat(gradus.steps().attempts(task.require(new StepKey("try")).id()))
                    .hasSize(3);
        }

        @Test
        void shouldFailForGoodAndBeRetriedByAPerson() {
            failuresLeft.set(1);
            startWorker();
            TaskId id = create("""
                    name: flaky
                    steps:
                      - id: try
                        flaky: {}
                      - id: after
                        needs: [try]
                        tool: { name: echo, input: { text: done } }
                    """);
            assertThat(awaitEnd(id).task().state()).isEqualTo(TaskState.FAILED);

            gradus.tasks().apply(id, new TaskCommand.Reopen(StepTrigger.RETRY, Set.of(), true), TEST);

            TaskSnapshot task = awaitEnd(id);
            assertThat(task.task().state()).isEqualTo(TaskState.COMPLETED);
            assertThat(task.require(new StepKey("after")).state()).isEqualTo(StepState.COMPLETED);
            assertThat(gradus.tasks().verify(id)).isEmpty();
        }

        @Test
        void shouldStopWhatRunsOverItsTime() {
            startWorker();

            TaskSnapshot task = awaitEnd(create("""
                    name: slow
                    steps:
                      - id: block
                        blocking: {}
                        timeout: 100ms
                    """));

            Failure failure = task.require(new StepKey("block")).result().failure();
            assertThat(failure).isNotNull();
            assertThat(failure.failureClass().word()).isEqualTo("timeout");
        }

        @Test
        void shouldStayCancellingUntilTheWorkIsGone() {
            startWorker();
            TaskId id = create("""
                    name: slow
                    steps:
                      - id: block
                        blocking: {}
                    """);
            gradus.tasks().await(id, hasState("block", StepState.RUNNING), SOON);

            TaskSnapshot asked = gradus.tasks().apply(id, new TaskCommand.CancelTask(), TEST);

            assertThat(asked.task().state()).isIn(TaskState.CANCELLING, TaskState.CANCELLED);
            assertThat(awaitEnd(id).task().state()).isEqualTo(TaskState.CANCELLED);
            assertThat(gradus.tasks().verify(id)).isEmpty();
        }

        @Test
        void shouldGiveBackWhatItCannotFinishWhenItCloses() {
            dev.gradus.core.engine.Worker worker = startWorker();
            TaskId id = create("""
                    name: slow
                    steps:
                      - id: block
                        blocking: {}
                    """);
            gradus.tasks().await(id, hasState("block", StepState.RUNNING), SOON);

            worker.close(Duration.ofMillis(50));

            TaskSnapshot task = gradus.tasks().get(id);
            assertThat(task.require(new StepKey("block")).state()).isEqualTo(StepState.READY);
            assertThat(task.require(new StepKey("block")).progress().lost()).isZero();
        }

        @Test
        void shouldWaitWithoutHoldingASlot() {
            startWorker();

            TaskSnapshot task = awaitEnd(create("""
                    name: wait
                    steps:
                      - id: pause
                        wait: 50ms
                    """));

            assertThat(task.task().state()).isEqualTo(TaskState.COMPLETED);
            assertThat(gradus.steps()
                            .attempts(task.require(new StepKey("pause")).id()))
                    .hasSize(1);
        }

        @Test
        void shouldClaimNothingOfAPausedTask() {
            TaskId id = create(HELLO);
            gradus.tasks().apply(id, new TaskCommand.Pause(), TEST);
            startWorker();
            TaskId other = create(HELLO);
            awaitEnd(other);

            assertThat(gradus.tasks().explain(id).waits())
                    .extracting(Explanation.Waiting::reason)
                    .contains(Explanation.Reason.TASK_PAUSED);
            gradus.tasks().apply(id, new TaskCommand.Resume(), TEST);
            assertThat(awaitEnd(id).task().state()).isEqualTo(TaskState.COMPLETED);
        }

        @Test
        void shouldLeaveNoThreadBehind() throws InterruptedException {
            Gradus other = Gradus.builder().times(FAST).build();
            other.startWorker(new WorkerOptions("gone", 2, Map.of()));
            other.close();

            List<String> left = new ArrayList<>();
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().startsWith("gradus-claim")) {
                    thread.join(TimeUnit.SECONDS.toMillis(5));
                    if (thread.isAlive()) {
                        left.add(thread.getName());
                    }
                }
            }
            assertThat(left).isEmpty();
        }
    }

    @Nested
    class Manual {

        @Test
        void shouldMakeExactlyOneTransitionWithEachAdvance() {
            TaskId id = flow();

            List<String> states = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                states.add(gradus.tasks().advance(id, TEST).task().state().word());
            }

            assertThat(states).containsExactly("running", "waiting", "running", "waiting", "completed", "completed");
        }

        @Test
        void shouldKeepWhatWasDoneWhenTheStepLimitIsReached() {
            TaskId id = flow();

            assertThatThrownBy(() -> gradus.tasks().run(id, 4, TEST))
                    .isInstanceOfSatisfying(
                            CoreException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));

            assertThat(gradus.tasks().run(id, 1, TEST).task().state()).isEqualTo(TaskState.COMPLETED);
        }

        @Test
        void shouldRefuseMoreStepsThanThePolicyAllows() {
            TaskId id = flow();

            assertThatThrownBy(() -> gradus.tasks().run(id, 65, TEST))
                    .hasMessage("MAX_STEPS_EXCEEDED: max_steps=65 exceeds policy max_steps=64");

            assertThat(gradus.events().ofTask(id, 0, 10))
                    .anySatisfy(event -> assertThat(event.event().type()).isEqualTo("PolicyViolated"));
        }

        @Test
        void shouldMakeTwoTransitionsForTwoAdvancesAtOnce() throws InterruptedException {
            TaskId id = flow();
            Thread first = new Thread(() -> gradus.tasks().advance(id, TEST));
            Thread second = new Thread(() -> gradus.tasks().advance(id, TEST));

            first.start();
            second.start();
            first.join();
            second.join();

            TaskSnapshot task = gradus.tasks().get(id);
            assertThat(task.task().state()).isEqualTo(TaskState.WAITING);
            assertThat(task.require(new StepKey("echo")).nextAttempt()).isEqualTo(2);
        }

        private TaskId flow() {
            return gradus.tasks()
                    .create(TaskRequest.of("echo_add", Document.object(Map.of("a", 2, "b", 3))), TEST)
                    .task()
                    .task()
                    .id();
        }
    }

    private static final String HELLO = """
            name: hello
            steps:
              - id: greet
                tool: { name: echo, input: { text: hi } }
            """;

    private dev.gradus.core.engine.Worker startWorker() {
        return gradus.startWorker(new WorkerOptions("test", 4, Map.of()));
    }

    private TaskId create(String yaml) {
        Definition definition =
                gradus.definitions().read(new DefinitionText("test.yaml", yaml)).orThrow();
        TaskRequest request = new TaskRequest(
                new TaskRequest.Inline(definition), Document.emptyObject(), TaskRequest.Options.DEFAULT);
        return gradus.tasks().create(request, TEST).task().task().id();
    }

    private TaskSnapshot awaitEnd(TaskId id) {
        return gradus.tasks().await(id, task -> task.task().state().isTerminal(), SOON);
    }

    private static java.util.function.Predicate<TaskSnapshot> hasState(String key, StepState state) {
        return task -> task.require(new StepKey(key)).state() == state;
    }

    private static Document results(TaskSnapshot task, String key) {
        return task.require(new StepKey(key)).result().results();
    }

    private record FlakyKind(AtomicInteger failuresLeft) implements StepKind {
        @Override
        public String name() {
            return "flaky";
        }

        @Override
        public KindProfile profile() {
            return new KindProfile(true, false, "Fails some times.");
        }

        @Override
        public List<SettingsFault> check(Document settings) {
            return List.of();
        }

        @Override
        public Outcome execute(StepContext context) {
            return failuresLeft.getAndDecrement() > 0
                    ? Outcome.failure(Failure.infra("FLAKY", "not yet"))
                    : Outcome.success(Document.emptyObject());
        }
    }

    private record BlockingKind(CountDownLatch never) implements StepKind {
        @Override
        public String name() {
            return "blocking";
        }

        @Override
        public KindProfile profile() {
            return new KindProfile(false, false, "Runs until it is stopped.");
        }

        @Override
        public List<SettingsFault> check(Document settings) {
            return List.of();
        }

        @Override
        public Outcome execute(StepContext context) throws InterruptedException {
            CountDownLatch stopped = new CountDownLatch(1);
            context.stop().whenRequested(stopped::countDown);
            stopped.await();
            return Outcome.failure(
                    Failure.infra("STOPPED", "stopped: " + context.stop().reason()));
        }
    }
}
