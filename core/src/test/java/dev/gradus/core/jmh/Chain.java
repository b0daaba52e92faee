package dev.gradus.core.jmh;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.step.Claim;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.QueueMoves;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepBody;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepIds;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.task.Pins;
import dev.gradus.core.task.TaskBirth;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskDecider;
import dev.gradus.core.task.TaskEvolution;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskRules;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskSpec;
import dev.gradus.core.transition.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A task whose steps follow one another, and its life without a store. */
final class Chain {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Claim CLAIM = new Claim(new SessionId(1), new Fence(1), false);
    private static final Outcome DONE = Outcome.success(Document.emptyObject().with("ok", true));

    private final TaskSpec spec =
            new TaskSpec("chain", null, Document.emptyObject(), TaskRules.DEFAULT, null, Map.of());
    private final List<StepSpec> steps = new ArrayList<>();
    private final AtomicLong numbers = new AtomicLong();
    private final StepIds ids = () -> new StepId(numbers.incrementAndGet());

    Chain(int length) {
        for (int i = 1; i <= length; i++) {
            Set<StepKey> needs = i == 1 ? Set.of() : Set.of(key(i - 1));
            Document settings = Document.parse("{\"name\":\"noop\",\"input\":{\"n\":0}}");
            steps.add(StepSpec.work(key(i), new StepBody("tool", settings, false), needs));
        }
    }

    private static StepKey key(int number) {
        return new StepKey("s" + number);
    }

    /** The task as it is stored first. */
    TaskBirth birth() {
        return TaskBirth.of(new TaskId(1), spec, Pins.NONE, steps, ids, NOW);
    }

    /** The task with so many steps completed and the next one executing. */
    TaskSnapshot executing(int completed) {
        TaskSnapshot snapshot = claimed(birth().snapshot(), 1);
        for (int number = 1; number <= completed; number++) {
            snapshot = claimed(evolved(snapshot, decided(snapshot, number)), number + 1);
        }
        return snapshot;
    }

    private static TaskSnapshot claimed(TaskSnapshot snapshot, int number) {
        Step step = snapshot.require(key(number));
        return snapshot.moved(QueueMoves.claimed(step, CLAIM, NOW));
    }

    /** What the completion of the step leads to. */
    List<DomainEvent> decided(TaskSnapshot snapshot, int number) {
        StepCommand complete = new StepCommand.CompleteAttempt(CLAIM.fence(), DONE);
        Decision<DomainEvent> decision =
                TaskDecider.decide(snapshot, new TaskCommand.OnStep(key(number), complete), NOW, ids);
        return ((Decision.Accepted<DomainEvent>) decision).events();
    }

    /** The task after these facts. */
    TaskSnapshot evolved(TaskSnapshot before, List<DomainEvent> events) {
        TaskSnapshot after = before;
        for (DomainEvent event : events) {
            after = TaskEvolution.evolve(after, event, NOW);
        }
        return after;
    }
}
