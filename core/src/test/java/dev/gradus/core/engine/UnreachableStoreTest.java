package dev.gradus.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Gradus;
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
import dev.gradus.core.memory.InMemoryStores;
import dev.gradus.core.port.Receipt;
import dev.gradus.core.port.Stores;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.port.WorkQueue;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskState;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A store that is away is no fault of the step; one that refuses an outcome fails it, and nothing is tried without end. */
class UnreachableStoreTest {
    private static final String TEXT = """
            name: two
            steps:
              - id: sum
                tool: { name: add, input: { a: 2, b: 3 } }
              - id: tell
                needs: [sum]
                tool: { name: echo, input: { text: "sum ${steps.sum.results.sum}" } }
            """;

    private final AtomicInteger refusals = new AtomicInteger(3);

    @Test
    void aStepWhoseSettingsCannotBeReadYetShouldWaitInsteadOfFailing() {
        try (Gradus gradus = Gradus.builder()
                .stores(awayForSteps(new InMemoryStores(InstantSource.system())))
                .build()) {
            Definition definition = gradus.definitions()
                    .read(new DefinitionText("two.yaml", TEXT))
                    .orThrow();
            TaskRequest request = new TaskRequest(
                    new TaskRequest.Inline(definition), Document.emptyObject(), TaskRequest.Options.DEFAULT);
            TaskId id = gradus.tasks()
                    .create(request, Cause.of(new Actor("test")))
                    .task()
                    .task()
                    .id();

            gradus.startWorker(new WorkerOptions("worker", 1, Map.of()));
            TaskSnapshot ended =
                    gradus.tasks().await(id, task -> task.task().state().isTerminal(), Duration.ofSeconds(20));

            assertThat(ended.task().state()).isEqualTo(TaskState.COMPLETED);
            assertThat(refusals).hasNonPositiveValue();
        }
    }

    @Test
    void anOutcomeThatIsRefusedEvenAsAFailureShouldBeTriedAgainUntilItIsKept() {
        Stores stores = new InMemoryStores(InstantSource.system());
        WorkQueue queue = proxy(WorkQueue.class, (proxy, method, arguments) -> {
            if (method.getName().equals("completeAll") && refusals.getAndDecrement() > 0) {
                return List.of(Receipt.refused(new CoreException(ErrorCode.INTERNAL, "cannot be kept")));
            }
            return call(stores.queue(), method, arguments);
        });
        try (Gradus gradus = Gradus.builder().stores(withQueue(stores, queue)).build()) {
            Definition definition = gradus.definitions()
                    .read(new DefinitionText("one.yaml", "name: one\nsteps:\n  - id: nap\n    wait: 1ms\n"))
                    .orThrow();
            TaskId id = gradus.tasks()
                    .create(
                            new TaskRequest(
                                    new TaskRequest.Inline(definition),
                                    Document.emptyObject(),
                                    TaskRequest.Options.DEFAULT),
                            Cause.of(new Actor("test")))
                    .task()
                    .task()
                    .id();

            gradus.startWorker(new WorkerOptions("worker", 1, Map.of()));
            TaskSnapshot ended =
                    gradus.tasks().await(id, task -> task.task().state().isTerminal(), Duration.ofSeconds(20));

            assertThat(refusals).hasNonPositiveValue();
            assertThat(ended.require(new StepKey("nap")).result().failure())
                    .extracting(Failure::code)
                    .isEqualTo("OUTCOME_REFUSED");
        }
    }

    /** Without leaving them, no more than eight could be executed and not stored. */
    @Test
    void quickStepsShouldLeaveTheirSlotsWhileTheirOutcomesWait() {
        AtomicInteger executed = new AtomicInteger();
        AtomicInteger stored = new AtomicInteger();
        CountDownLatch back = new CountDownLatch(1);
        Stores stores = new InMemoryStores(InstantSource.system());
        WorkQueue queue = proxy(WorkQueue.class, (proxy, method, arguments) -> {
            if (method.getName().equals("completeAll")) {
                if (stored.get() > 50) { // by then the JVM knows what it executes
                    back.await();
                }
                stored.addAndGet(((List<?>) arguments[0]).size());
            }
            return call(stores.queue(), method, arguments);
        });
        try (Gradus gradus = Gradus.builder()
                .stores(withQueue(stores, queue))
                .kind(new Counting(executed))
                .build()) {
            Definition definition = gradus.definitions()
                    .read(new DefinitionText("one.yaml", "name: one\nsteps:\n  - id: count\n    counting: {}\n"))
                    .orThrow();
            TaskRequest request = new TaskRequest(
                    new TaskRequest.Inline(definition), Document.emptyObject(), TaskRequest.Options.DEFAULT);
            gradus.tasks().createAll(Collections.nCopies(500, request), Cause.of(new Actor("test")));

            gradus.startWorker(new WorkerOptions("worker", 8, Map.of()));

            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> executed.get() - stored.get() > 8);
            back.countDown();
        } finally {
            back.countDown();
        }
    }

    /** Counts how often it is executed. */
    private record Counting(AtomicInteger executed) implements StepKind {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public KindProfile profile() {
            return new KindProfile(false, false, "Counts.");
        }

        @Override
        public List<SettingsFault> check(Document settings) {
            return List.of();
        }

        @Override
        public Outcome execute(StepContext context) {
            executed.incrementAndGet();
            return Outcome.success(Document.emptyObject());
        }
    }

    private static Stores withQueue(Stores stores, WorkQueue queue) {
        return proxy(
                Stores.class,
                (proxy, method, arguments) ->
                        method.getName().equals("queue") ? queue : call(stores, method, arguments));
    }

    /** Refuses to show a task to the threads that execute steps, the first few times. */
    private Stores awayForSteps(Stores stores) {
        TaskStore tasks = proxy(TaskStore.class, (proxy, method, arguments) -> {
            boolean executing = Thread.currentThread().getName().startsWith("gradus-step");
            if (executing && method.getName().equals("find") && refusals.getAndDecrement() > 0) {
                throw new CoreException(ErrorCode.UNREACHABLE, "away");
            }
            return call(stores.tasks(), method, arguments);
        });
        return proxy(
                Stores.class,
                (proxy, method, arguments) ->
                        method.getName().equals("tasks") ? tasks : call(stores, method, arguments));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
