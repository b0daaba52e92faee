package dev.gradus.core.task;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.Stream;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Claim;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.QueueMoves;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepState;
import dev.gradus.core.transition.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One task, told as given history, when command, then events. Keeps the task, its events and a clock that stands still;
 * after each command the fold of all events must be the task.
 */
final class Story {
    static final Instant MORNING = Instant.parse("2030-01-02T08:00:00Z");
    private static final SessionId SESSION = new SessionId(1);

    private final List<EventEnvelope> history = new ArrayList<>();
    private Decision<DomainEvent> last = Decision.nothing();
    private TaskSnapshot snapshot;
    private Instant now = MORNING;
    private long ids;
    private long fences;

    private Story(TaskRules rules, StepSpec... steps) {
        this(rules, Map.of(), steps);
    }

    private Story(TaskRules rules, Map<String, String> labels, StepSpec... steps) {
        TaskSpec spec = new TaskSpec("story", null, Document.emptyObject(), rules, null, labels);
        TaskBirth birth = TaskBirth.of(new TaskId(1), spec, Pins.NONE, List.of(steps), this::nextId, now);
        snapshot = birth.snapshot();
        last = Decision.accepted(birth.events());
        birth.events().forEach(this::record);
        VisitedRows.replay(history);
    }

    private StepId nextId() {
        return new StepId(++ids);
    }

    /** A task that somebody made whose name is known. */
    static Story submittedBy(String actor, StepSpec... steps) {
        return new Story(TaskRules.DEFAULT, Map.of(TaskSpec.SUBMITTER, actor), steps);
    }

    /** A task whose steps become READY by themselves. */
    static Story automatic(OnFailure onFailure, StepSpec... steps) {
        return new Story(new TaskRules(Dispatch.AUTO, onFailure), steps);
    }

    /** A task whose steps become READY by themselves and that fails with its first failed step. */
    static Story automatic(StepSpec... steps) {
        return automatic(OnFailure.FAIL, steps);
    }

    /** A task whose steps run when somebody takes or dispatches them. */
    static Story manual(OnFailure onFailure, StepSpec... steps) {
        return new Story(new TaskRules(Dispatch.MANUAL, onFailure), steps);
    }

    /** A task whose steps run when somebody takes or dispatches them and that fails with its first failed step. */
    static Story manual(StepSpec... steps) {
        return manual(OnFailure.FAIL, steps);
    }

    /** Facts that nothing here leads to, such as those of planning. */
    Story given(DomainEvent... facts) {
        for (DomainEvent fact : facts) {
            snapshot = TaskEvolution.evolve(snapshot, fact, now);
            record(fact);
        }
        return this;
    }

    Story when(TaskCommand command) {
        last = TaskDecider.decide(snapshot, command, now, this::nextId);
        for (DomainEvent event : events()) {
            TaskSnapshot before = snapshot;
            snapshot = TaskEvolution.evolve(before, event, now);
            VisitedRows.seen(before, event, snapshot);
            record(event);
        }
        assertThat(TaskFold.differences(snapshot, TaskFold.of(task().id(), history)))
                .isEmpty();
        return this;
    }

    Story when(String step, StepCommand command) {
        return when(new TaskCommand.OnStep(Specs.key(step), command));
    }

    private void record(DomainEvent event) {
        Stream stream = new Stream(Stream.Kind.TASK, 1);
        history.add(new EventEnvelope(null, stream, history.size() + 1L, now, Cause.of(Actor.APPLICATION), event));
    }

    Story after(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** A worker claims the step, which must be possible. */
    Story claim(String key) {
        assertThat(ClaimRules.mayBeClaimed(task(), step(key), now))
                .as("claim of " + key)
                .isTrue();
        return begin(key, false);
    }

    /** A caller takes the step, which must be possible. */
    Story take(String key) {
        assertThat(ClaimRules.mayBeTaken(snapshot, step(key), now))
                .as("take of " + key)
                .isTrue();
        return begin(key, true);
    }

    private Story begin(String key, boolean taken) {
        Step before = step(key);
        snapshot = snapshot.moved(QueueMoves.claimed(before, new Claim(SESSION, new Fence(++fences), taken), now));
        VisitedRows.moved(before, step(key));
        return this;
    }

    /** The owner gives the step back unharmed. */
    Story handBack(String key) {
        Step before = step(key);
        snapshot = snapshot.moved(QueueMoves.handedBack(before, now));
        VisitedRows.moved(before, step(key));
        return this;
    }

    /** The owner reports what its attempt came to. */
    Story complete(String key, Outcome outcome) {
        return when(key, new StepCommand.CompleteAttempt(fence(key), outcome));
    }

    Story succeed(String key) {
        return complete(key, success(key));
    }

    Story fail(String key) {
        return complete(key, Outcome.failure(broken()));
    }

    /** The owner's session expires and the step is taken back. */
    Story lose(String key) {
        return when(key, new StepCommand.LoseLease(fence(key)));
    }

    /** Claimed and succeeded. */
    Story done(String... keys) {
        for (String key : keys) {
            claim(key).succeed(key);
        }
        return this;
    }

    static Outcome success(String key) {
        return Outcome.success(Document.emptyObject().with("by", key));
    }

    static Failure broken() {
        return Failure.infra("BROKEN", "it broke");
    }

    Fence fence(String key) {
        return attempt(key).claim().fence();
    }

    Attempt attempt(String key) {
        return requireNonNull(step(key).attempt(), "attempt");
    }

    /** Exactly these facts followed from the last command. */
    Story then(DomainEvent... expected) {
        assertThat(last).isInstanceOf(Decision.Accepted.class);
        assertThat(events()).containsExactly(expected);
        return this;
    }

    /** The last command holds already. */
    Story thenNothing() {
        return then();
    }

    Story thenRejected(ErrorCode code, String message) {
        assertThat(last).isEqualTo(Decision.rejected(code, message));
        return this;
    }

    Story thenTask(TaskState state) {
        assertThat(task().state()).isEqualTo(state);
        return this;
    }

    Story thenStep(String key, StepState state) {
        assertThat(step(key).state()).as(key).isEqualTo(state);
        return this;
    }

    Story thenSteps(StepState state, String... keys) {
        for (String key : keys) {
            thenStep(key, state);
        }
        return this;
    }

    List<DomainEvent> events() {
        return last instanceof Decision.Accepted<DomainEvent> accepted ? accepted.events() : List.of();
    }

    TaskSnapshot snapshot() {
        return snapshot;
    }

    Task task() {
        return snapshot.task();
    }

    Step step(String key) {
        return snapshot.require(Specs.key(key));
    }

    Instant now() {
        return now;
    }

    List<EventEnvelope> history() {
        return history;
    }
}
