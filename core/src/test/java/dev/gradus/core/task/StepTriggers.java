package dev.gradus.core.task;

import dev.gradus.core.step.StepEvent;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTrigger;
import java.util.Optional;

/** By which trigger a fact about a step moves it; nothing when it moves by none. */
final class StepTriggers implements StepEvent.Visitor<Optional<StepTrigger>> {
    private final StepState from;

    StepTriggers(StepState from) {
        this.from = from;
    }

    private static Optional<StepTrigger> back(StepState next, StepTrigger toQueue) {
        return Optional.of(next == StepState.PENDING ? StepTrigger.RETURN : toQueue);
    }

    @Override
    public Optional<StepTrigger> dispatched(StepEvent.StepDispatched event) {
        return Optional.of(StepTrigger.DISPATCH);
    }

    @Override
    public Optional<StepTrigger> completed(StepEvent.StepCompleted event) {
        return Optional.of(StepTrigger.SUCCEED);
    }

    @Override
    public Optional<StepTrigger> failed(StepEvent.StepFailed event) {
        return Optional.of(StepTrigger.FAIL);
    }

    @Override
    public Optional<StepTrigger> attemptFailed(StepEvent.AttemptFailed event) {
        return back(event.next(), StepTrigger.RETRY_LATER);
    }

    @Override
    public Optional<StepTrigger> attemptLost(StepEvent.AttemptLost event) {
        return back(event.next(), StepTrigger.LEASE_LOST);
    }

    @Override
    public Optional<StepTrigger> deferred(StepEvent.StepDeferred event) {
        return back(event.next(), StepTrigger.RELEASE);
    }

    @Override
    public Optional<StepTrigger> waiting(StepEvent.StepWaiting event) {
        return Optional.of(event.attempt() == 0 ? StepTrigger.ASK : StepTrigger.WAIT);
    }

    @Override
    public Optional<StepTrigger> woken(StepEvent.StepWoken event) {
        return Optional.of(StepTrigger.WAKE);
    }

    @Override
    public Optional<StepTrigger> submitted(StepEvent.StepSubmitted event) {
        return Optional.of(StepTrigger.SUBMIT_FOR_QA);
    }

    @Override
    public Optional<StepTrigger> blocked(StepEvent.StepBlocked event) {
        return Optional.of(StepTrigger.BLOCK);
    }

    @Override
    public Optional<StepTrigger> unblocked(StepEvent.StepUnblocked event) {
        return Optional.of(StepTrigger.UNBLOCK);
    }

    @Override
    public Optional<StepTrigger> admitted(StepEvent.StepAdmitted event) {
        return Optional.of(StepTrigger.GRANT);
    }

    @Override
    public Optional<StepTrigger> advised(StepEvent.StepAdvised event) {
        return Optional.empty();
    }

    @Override
    public Optional<StepTrigger> approved(StepEvent.StepApproved event) {
        return Optional.of(StepTrigger.APPROVE);
    }

    @Override
    public Optional<StepTrigger> rejected(StepEvent.StepRejected event) {
        return Optional.of(StepTrigger.REJECT);
    }

    @Override
    public Optional<StepTrigger> skipped(StepEvent.StepSkipped event) {
        return Optional.of(StepTrigger.SKIP);
    }

    @Override
    public Optional<StepTrigger> cancelRequested(StepEvent.StepCancelRequested event) {
        return Optional.of(StepTrigger.CANCEL);
    }

    @Override
    public Optional<StepTrigger> cancelled(StepEvent.StepCancelled event) {
        if (event.abandoned()) {
            return Optional.of(StepTrigger.ABANDON);
        }
        return Optional.of(from == StepState.CANCELLING ? StepTrigger.CONFIRM_CANCELLED : StepTrigger.CANCEL);
    }

    @Override
    public Optional<StepTrigger> reported(StepEvent.StepReported event) {
        return Optional.empty();
    }
}
