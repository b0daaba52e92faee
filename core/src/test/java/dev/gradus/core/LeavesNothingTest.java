package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionBuilder;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is left of an engine that was closed. */
class LeavesNothingTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    record Nothing() {}

    @Test
    void closingShouldLeaveNoThread() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        try (Gradus one = engine();
                Gradus other = engine()) {
            one.startWorker(WorkerOptions.of(2));
            other.startWorker(WorkerOptions.of(2));
            one.await(one.enqueue("work", new Nothing()), SOON);
            other.await(other.enqueue("work", new Nothing()), SOON);
            other.tasks()
                    .run(
                            other.tasks()
                                    .create(
                                            TaskRequest.of("echo_add", Document.emptyObject()),
                                            Cause.of(Actor.APPLICATION))
                                    .task()
                                    .task()
                                    .id(),
                            9,
                            Cause.of(Actor.APPLICATION));
        }

        assertEnded(startedSince(before));
    }

    @Test
    void anEngineThatIsOnlyBuiltShouldStartNoThread() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        try (Gradus idle = engine()) {
            assertThat(idle.definitions().find("work")).isPresent();
            assertThat(startedSince(before)).isEmpty();
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
        return since;
    }

    private static Gradus engine() {
        return Gradus.builder()
                .step("nothing", Nothing.class, Nothing.class, (input, step) -> input)
                .definition(DefinitionBuilder.named("work")
                        .step("typed", step -> step.kind("nothing", new Nothing()))
                        .step(
                                "tool",
                                step -> step.kind("tool", Map.of("name", "echo", "input", Map.of("text", "hello")))))
                .build();
    }
}
