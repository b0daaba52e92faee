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
import dev.gradus.core.memory.InMemoryStores;
import dev.gradus.core.port.Receipt;
import dev.gradus.core.port.Stores;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.port.WorkQueue;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
        Stores refusing = Interposed.in(stores, WorkQueue.class, stores.queue(), (method, arguments, onward) -> {
            if (method.equals("completeAll") && refusals.getAndDecrement() > 0) {
                return List.of(Receipt.refused(new CoreException(ErrorCode.INTERNAL, "cannot be kept")));
            }
            return onward.ask();
        });
        try (Gradus gradus = Gradus.builder().stores(refusing).build()) {
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

    /** Refuses to show a task to the threads that execute steps, the first few times. */
    private Stores awayForSteps(Stores stores) {
        return Interposed.in(stores, TaskStore.class, stores.tasks(), (method, arguments, onward) -> {
            boolean executing = Thread.currentThread().getName().startsWith("gradus-step");
            if (executing && method.equals("find") && refusals.getAndDecrement() > 0) {
                throw new CoreException(ErrorCode.UNREACHABLE, "away");
            }
            return onward.ask();
        });
    }
}
