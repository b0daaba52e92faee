package dev.gradus.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.Gradus;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.kind.TrustedTask;
import dev.gradus.core.step.StepEvent;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskEvent;
import dev.gradus.core.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A container that ignores the signal to end is gone two seconds after its grace, on a real Docker engine. */
@RequiresEngine
class CancelledContainerTest {
    private static final Cause TEST = Cause.of(new Actor("test"));
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration BOUND = GRACE.plusSeconds(2);

    /** A machine may be busy with other things: the bound says what this one can do, so the best of a few counts. */
    private static final int TRIES = 5;

    private final DockerContainerEngine engine = TestEngine.open(TestEngine.newInstallation());
    private final Gradus gradus = Gradus.builder().containers(engine).build();

    @BeforeEach
    void start() {
        gradus.startWorker(new WorkerOptions("one", 1, Map.of()));
    }

    @AfterEach
    void end() {
        gradus.close();
        containers().forEach(container -> engine.containers().remove(container.id()));
        engine.close();
    }

    @Test
    void aContainerThatIgnoresTermShouldBeGoneSoonAfterItsGrace() {
        Duration best = cancelled();
        for (int tries = 1; tries < TRIES && best.compareTo(BOUND) > 0; tries++) {
            Duration next = cancelled();
            best = next.compareTo(best) < 0 ? next : best;
        }

        assertThat(best).isBetween(GRACE, BOUND);
    }

    /** From the cancellation to the fact that all is gone, by the clock of the store; the container is then looked for. */
    private Duration cancelled() {
        TaskId task = create();
        await().atMost(SOON).until(() -> containers().stream().anyMatch(ContainerInfo::isRunning));

        gradus.tasks().apply(task, new TaskCommand.CancelTask(), TEST);
        gradus.tasks().await(task, now -> now.task().state().isTerminal(), SOON);

        assertThat(gradus.tasks().get(task).require(new StepKey("deaf")).state())
                .isEqualTo(StepState.CANCELLED);
        assertThat(containers()).isEmpty();
        List<EventEnvelope> events = gradus.events().ofTask(task, 0, 1_000);
        return Duration.between(
                at(events, TaskEvent.TaskCancelRequested.class), at(events, StepEvent.StepCancelled.class));
    }

    private static Instant at(List<EventEnvelope> events, Class<?> type) {
        return events.stream()
                .filter(event -> type.isInstance(event.event()))
                .findFirst()
                .orElseThrow()
                .at();
    }

    private List<ContainerInfo> containers() {
        return engine.containers().list(OwnerFilter.ANY);
    }

    private TaskId create() {
        return TrustedTask.of("""
                name: deaf
                steps:
                  - id: deaf
                    docker_run:
                      image_tag: "busybox:local"
                      command: [sh, -c, "trap '' TERM; while true; do sleep 1; done"]
                      parameters: [--network, none]
                      grace: 1s
                """, null, gradus);
    }
}
