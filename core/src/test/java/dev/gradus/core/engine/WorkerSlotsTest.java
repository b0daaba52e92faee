package dev.gradus.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.kind.KindProfile;
import dev.gradus.core.kind.SettingsFault;
import dev.gradus.core.kind.StepContext;
import dev.gradus.core.kind.StepKind;
import dev.gradus.core.memory.InMemoryStores;
import dev.gradus.core.port.ClaimRequest;
import dev.gradus.core.port.Stores;
import dev.gradus.core.port.WorkQueue;
import dev.gradus.core.step.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a worker has in hand beyond its slots: quick steps whose outcomes wait, and instant ones that it claimed ahead. */
class WorkerSlotsTest {
    private static final WorkerOptions WORKER = new WorkerOptions("worker", 8, Map.of());
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stores stores = new InMemoryStores(InstantSource.system());
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger executed = new AtomicInteger();

    /** Without leaving them, no more than eight could be executed and not stored. */
    @Test
    void quickStepsShouldLeaveTheirSlotsWhileTheirOutcomesWait() {
        AtomicInteger stored = new AtomicInteger();
        CountDownLatch back = new CountDownLatch(1);
        Stores slow = Interposed.in(stores, WorkQueue.class, stores.queue(), (method, arguments, onward) -> {
            if (method.equals("completeAll")) {
                if (stored.get() > 50) { // by then the JVM knows what it executes
                    back.await();
                }
                stored.addAndGet(((List<?>) arguments[0]).size());
            }
            return onward.ask();
        });
        try (Gradus gradus = over(slow)) {
            create(gradus, "quick", 500);

            gradus.startWorker(WORKER);

            Awaitility.await().atMost(PATIENCE).until(() -> executed.get() - stored.get() > 8);
            back.countDown();
        } finally {
            back.countDown();
        }
    }

    /** A store passes over all that stands before the next instant step, which may be all there is. */
    @Test
    void instantStepsShouldBeClaimedAheadOnlyWhereTheyStandAtTheHead() {
        Queue<ClaimRequest> ahead = new ConcurrentLinkedQueue<>();
        Queue<ClaimRequest> plain = new ConcurrentLinkedQueue<>();
        Stores heard = Interposed.in(stores, WorkQueue.class, stores.queue(), (method, arguments, onward) -> {
            Object answer = onward.ask();
            if (method.equals("claim")) {
                ClaimRequest request = (ClaimRequest) arguments[0];
                (request.ahead() ? ahead : plain).add(request);
            }
            return answer;
        });
        try (Gradus gradus = over(heard)) {
            gradus.startWorker(WORKER);
            Awaitility.await().atMost(PATIENCE).until(() -> {
                create(gradus, "instant", 100);
                return !ahead.isEmpty();
            });
            Awaitility.await().atMost(PATIENCE).until(() -> executed.get() == created.get());
            plain.clear(); // the second from now on follows whatever the first led to
            Awaitility.await().atMost(PATIENCE).until(() -> plain.size() >= 2);

            ahead.clear();
            create(gradus, "quick", 200);
            Awaitility.await().atMost(PATIENCE).until(() -> executed.get() == created.get());

            assertThat(ahead).isEmpty();
        }
    }

    private Gradus over(Stores interposed) {
        return Gradus.builder()
                .stores(interposed)
                .kind(new Counting("quick", false, executed))
                .kind(new Counting("instant", true, executed))
                .build();
    }

    private void create(Gradus gradus, String kind, int tasks) {
        Definition definition = gradus.definitions()
                .read(new DefinitionText(
                        kind + ".yaml", "name: %1$s\nsteps:\n  - id: count\n    %1$s: {}\n".formatted(kind)))
                .orThrow();
        TaskRequest request = new TaskRequest(
                new TaskRequest.Inline(definition), Document.emptyObject(), TaskRequest.Options.DEFAULT);
        created.addAndGet(tasks);
        gradus.tasks().createAll(Collections.nCopies(tasks, request), Cause.of(new Actor("test")));
    }

    /** Counts how often it is executed. */
    private record Counting(String name, boolean instant, AtomicInteger executed) implements StepKind {
        @Override
        public KindProfile profile() {
            return new KindProfile(instant, false, "Counts.");
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
}
