package dev.gradus.core.step;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the outcome of a running attempt into the fact about its step. */
final class OutcomeFacts implements Outcome.Visitor<StepEvent> {
    private final Step step;
    private final Instant now;
    private final int attempt;

    OutcomeFacts(Step step, Instant now) {
        this.step = step;
        this.now = now;
        Attempt current = step.attempt();
        this.attempt = current == null ? 1 : current.number();
    }

    /** Until when a person who is asked now has to decide. */
    static @Nullable Instant deadline(ApprovalPolicy policy, Instant asked) {
        Duration expires = policy.expires();
        return expires == null ? null : asked.plus(expires);
    }

    /** Where a step goes that its attempt did not finish: back to the queue, or to the caller of its manual task. */
    static StepState backTo(Step step) {
        Attempt current = step.attempt();
        return current != null && current.claim().taken() ? StepState.PENDING : StepState.READY;
    }

    @Override
    public StepEvent success(Outcome.Success success) {
        ApprovalPolicy policy = step.spec().policies().approval();
        if (policy != null && policy.asksAbout(success.results())) {
            return new StepEvent.StepWaiting(
                    step.key(), attempt, WaitReason.APPROVAL, deadline(policy, now), success.results());
        }
        return new StepEvent.StepCompleted(
                step.key(), attempt, success.results(), success.origin(), success.tracking());
    }

    @Override
    public StepEvent failed(Outcome.Failed failed) {
        Failure failure = failed.failure();
        Optional<Duration> delay =
                step.spec().policies().retry().delayAfter(step.progress().failures() + 1, failure);
        return delay.<StepEvent>map(
                        wait -> new StepEvent.AttemptFailed(step.key(), attempt, failure, now.plus(wait), backTo(step)))
                .orElseGet(() -> new StepEvent.StepFailed(step.key(), attempt, failure));
    }

    @Override
    public StepEvent waits(Outcome.Wait wait) {
        return new StepEvent.StepWaiting(step.key(), attempt, wait.reason(), wait.until());
    }

    @Override
    public StepEvent released(Outcome.Release release) {
        return new StepEvent.StepDeferred(step.key(), release.until(), release.memo(), backTo(step));
    }

    @Override
    public StepEvent children(Outcome.Children children) {
        return new StepEvent.StepCompleted(
                step.key(), attempt, children.results(), Origin.EXECUTED, children.tracking());
    }

    @Override
    public StepEvent reset(Outcome.Reset reset) {
        return new StepEvent.StepCompleted(step.key(), attempt, Document.emptyObject(), Origin.EXECUTED);
    }
}
