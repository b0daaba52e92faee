package dev.gradus.core.memory;

import dev.gradus.core.event.Cause;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.Change;
import dev.gradus.core.port.Completion;
import dev.gradus.core.port.HeldStep;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Claim;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.Placement;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskDecider;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.transition.Decision;
import java.time.Instant;
import java.util.Optional;

/** How attempts end: by what they came to, or by the loss of their worker. Used in transactions only. */
final class Settlement {
    private final SharedState state;

    Settlement(SharedState state) {
        this.state = state;
    }

    Change complete(Completion completion, Cause cause) {
        HeldStep held = completion.held();
        TaskSnapshot before = state.require(held.task());
        Optional<Step> found = heldStep(before, held);
        if (found.isEmpty()) {
            return fenced(before, held);
        }
        Step step = found.get();
        Attempt attempt = attemptOf(step).reported(completion.input(), completion.retries());
        TaskSnapshot reported = before.moved(step.with(attempt));
        return decided(reported, step, new StepCommand.CompleteAttempt(held.fence(), completion.outcome()), cause);
    }

    Change takeBack(HeldStep held, SessionId confirming, Cause cause) {
        TaskSnapshot before = state.require(held.task());
        Optional<Step> found = heldStep(before, held)
                .filter(step -> !state.sessions().isLive(attemptOf(step).claim().owner()))
                .filter(step -> mayBeTakenBack(before, step, confirming));
        if (found.isEmpty()) {
            return fenced(before, held);
        }
        Step step = found.get();
        return step.state() == StepState.CANCELLING
                ? handedOver(before, step, confirming)
                : decided(before, step, new StepCommand.LoseLease(held.fence()), cause);
    }

    /** Whether the session may take back the step, if it is held by one that has ended. */
    boolean mayBeTakenBack(HeldStep held, SessionId confirming) {
        TaskSnapshot snapshot = state.require(held.task());
        return heldStep(snapshot, held)
                .filter(step -> mayBeTakenBack(snapshot, step, confirming))
                .isPresent();
    }

    private boolean mayBeTakenBack(TaskSnapshot snapshot, Step step, SessionId confirming) {
        return step.state() != StepState.CANCELLING
                || Placement.isMet(snapshot.task(), step, state.sessions().offers(confirming));
    }

    private Change decided(TaskSnapshot before, Step step, StepCommand command, Cause cause) {
        Instant now = state.now();
        TaskCommand about = new TaskCommand.OnStep(step.key(), command);
        return state.apply(before, TaskDecider.decide(before, about, now, state::nextStep), cause, now);
    }

    private Change handedOver(TaskSnapshot before, Step step, SessionId confirming) {
        Attempt attempt = attemptOf(step);
        Claim claim = new Claim(confirming, state.nextFence(), attempt.claim().taken());
        Attempt confirmed = new Attempt(
                attempt.number(), claim, attempt.startedAt(), attempt.end(), attempt.input(), attempt.retries());
        TaskSnapshot after = before.moved(step.with(confirmed));
        state.tasks().put(after, state.now());
        return new Change(after, Decision.nothing());
    }

    private static Optional<Step> heldStep(TaskSnapshot snapshot, HeldStep held) {
        return snapshot.step(held.step()).filter(step -> step.isHeldUnder(held.fence()));
    }

    private static Change fenced(TaskSnapshot snapshot, HeldStep held) {
        Decision<DomainEvent> refusal = Decision.rejected(
                ErrorCode.CONFLICT,
                "step %s of task %s is not held under fence %s by a session of which this could be said"
                        .formatted(held.step(), held.task(), held.fence()));
        return new Change(snapshot, refusal);
    }

    private static Attempt attemptOf(Step step) {
        Attempt attempt = step.attempt();
        if (attempt == null) {
            throw new IllegalStateException("step %s is %s without an attempt"
                    .formatted(step.key(), step.state().word()));
        }
        return attempt;
    }
}
