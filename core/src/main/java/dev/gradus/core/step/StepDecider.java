package dev.gradus.core.step;

import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.transition.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** {@code decide} for one step: what a command leads to, given the step as it is. Pure. */
public final class StepDecider implements StepCommand.Visitor<Decision<StepEvent>> {
    private final Step step;
    private final Instant now;

    private StepDecider(Step step, Instant now) {
        this.step = step;
        this.now = now;
    }

    /** The facts that the command makes true, or why it is refused. */
    public static Decision<StepEvent> decide(Step step, StepCommand command, Instant now) {
        return command.accept(new StepDecider(step, now));
    }

    @Override
    public Decision<StepEvent> completeAttempt(StepCommand.CompleteAttempt command) {
        if (!step.isHeldUnder(command.fence())) {
            return fenced(command.fence());
        }
        if (step.state() == StepState.CANCELLING) {
            return fact(command.outcome().accept(new LateOutcome(step.key())));
        }
        return fact(command.outcome().accept(new OutcomeFacts(step, now)));
    }

    @Override
    public Decision<StepEvent> loseLease(StepCommand.LoseLease command) {
        if (!step.isHeldUnder(command.fence()) || step.state() != StepState.RUNNING) {
            return fenced(command.fence());
        }
        if (step.progress().lost() + 1 >= StepProgress.MAX_LOST) {
            Failure poison = Failure.poison("%d attempts of step '%s' were lost with their worker"
                    .formatted(StepProgress.MAX_LOST, step.key()));
            return fact(new StepEvent.StepFailed(step.key(), attempt(), poison));
        }
        return fact(new StepEvent.AttemptLost(step.key(), attempt(), OutcomeFacts.backTo(step)));
    }

    @Override
    public Decision<StepEvent> dispatch(StepCommand.Dispatch command) {
        return step.isLive() || step.state() == StepState.READY
                ? Decision.nothing()
                : when(StepTrigger.DISPATCH, new StepEvent.StepDispatched(step.key()));
    }

    @Override
    public Decision<StepEvent> skip(StepCommand.Skip command) {
        return step.state() == StepState.SKIPPED
                ? Decision.nothing()
                : when(StepTrigger.SKIP, new StepEvent.StepSkipped(step.key(), command.reason()));
    }

    @Override
    public Decision<StepEvent> cancel(StepCommand.Cancel command) {
        return switch (step.state()) {
            case RUNNING ->
                step.spec().isExternal()
                        ? fact(new StepEvent.StepCancelled(step.key(), true))
                        : fact(new StepEvent.StepCancelRequested(step.key()));
            case CANCELLING, CANCELLED -> Decision.nothing();
            case PENDING, READY, NEEDS_QA, WAITING, BLOCKED -> fact(new StepEvent.StepCancelled(step.key(), false));
            case COMPLETED, FAILED, SKIPPED -> illegal("cancelled");
        };
    }

    @Override
    public Decision<StepEvent> confirmCancelled(StepCommand.ConfirmCancelled command) {
        if (step.state() == StepState.CANCELLED) {
            return Decision.nothing();
        }
        return step.isHeldUnder(command.fence()) && step.state() == StepState.CANCELLING
                ? fact(new StepEvent.StepCancelled(step.key(), false))
                : fenced(command.fence());
    }

    @Override
    public Decision<StepEvent> abandon(StepCommand.Abandon command) {
        return step.state() == StepState.CANCELLED
                ? Decision.nothing()
                : when(StepTrigger.ABANDON, new StepEvent.StepCancelled(step.key(), true));
    }

    @Override
    public Decision<StepEvent> wake(StepCommand.Wake command) {
        if (step.isAwaited() && step.spec().policies().approval() != null) {
            return Decision.rejected(
                    ErrorCode.ILLEGAL_TRANSITION,
                    "step '%s' waits for a person's approval, which nothing else replaces".formatted(step.key()));
        }
        return step.isLive() || step.state() == StepState.READY
                ? Decision.nothing()
                : when(StepTrigger.WAKE, new StepEvent.StepWoken(step.key()));
    }

    @Override
    public Decision<StepEvent> block(StepCommand.Block command) {
        return step.state() == StepState.BLOCKED
                ? Decision.nothing()
                : when(StepTrigger.BLOCK, new StepEvent.StepBlocked(step.key(), command.failure()));
    }

    @Override
    public Decision<StepEvent> unblock(StepCommand.Unblock command) {
        boolean goesOn = step.isLive() || step.state() == StepState.PENDING || step.state() == StepState.READY;
        return goesOn ? Decision.nothing() : when(StepTrigger.UNBLOCK, new StepEvent.StepUnblocked(step.key()));
    }

    @Override
    public Decision<StepEvent> approve(StepCommand.Approve command) {
        if (step.state() == StepState.COMPLETED || wasLetBegin()) {
            return Decision.nothing();
        }
        if (step.isAskedBefore() && !step.spec().isGate()) {
            return fact(new StepEvent.StepAdmitted(step.key(), command.note(), command.by()));
        }
        return when(StepTrigger.APPROVE, new StepEvent.StepApproved(step.key(), command.note(), command.by()));
    }

    private boolean wasLetBegin() {
        boolean begins = step.state() == StepState.PENDING
                || step.state() == StepState.READY
                || step.state() == StepState.RUNNING;
        return begins && step.progress().approval().isGranted();
    }

    @Override
    public Decision<StepEvent> reject(StepCommand.Reject command) {
        Failure failure = step.result().failure();
        boolean alreadyRejected =
                step.state() == StepState.FAILED && failure != null && failure.failureClass() == FailureClass.REJECTED;
        return alreadyRejected
                ? Decision.nothing()
                : when(StepTrigger.REJECT, new StepEvent.StepRejected(step.key(), command.note(), command.by()));
    }

    @Override
    public Decision<StepEvent> expire(StepCommand.Expire command) {
        Instant until = step.progress().notBefore();
        boolean expired = step.isAwaited() && until != null && !now.isBefore(until);
        return expired
                ? fact(new StepEvent.StepRejected(step.key(), "nobody decided before " + until))
                : Decision.nothing();
    }

    @Override
    public Decision<StepEvent> report(StepCommand.Report command) {
        if (!step.spec().isExternal()) {
            return Decision.rejected(
                    ErrorCode.ILLEGAL_TRANSITION,
                    "step '%s' is of kind %s: only external steps are reported"
                            .formatted(step.key(), step.spec().body().kind()));
        }
        if (!ExternalTransitions.isReportable(command.state())) {
            return Decision.rejected(
                    ErrorCode.INVALID_INPUT,
                    "an external step cannot be reported as " + command.state().word());
        }
        boolean known =
                step.state() == command.state() && step.result().results().equals(command.report());
        return known
                ? Decision.nothing()
                : fact(new StepEvent.StepReported(step.key(), command.state(), command.report()));
    }

    private int attempt() {
        Attempt attempt = step.attempt();
        return attempt == null ? 1 : attempt.number();
    }

    private Decision<StepEvent> when(StepTrigger trigger, StepEvent event) {
        return StepTransitions.TABLE.allows(step.state(), trigger)
                ? fact(event)
                : illegal(trigger.name().toLowerCase(Locale.ROOT));
    }

    private Decision<StepEvent> illegal(String wanted) {
        return Decision.rejected(
                ErrorCode.ILLEGAL_TRANSITION,
                "step '%s' is %s: %s is not possible"
                        .formatted(step.key(), step.state().word(), wanted));
    }

    private Decision<StepEvent> fenced(Fence fence) {
        return Decision.rejected(
                ErrorCode.CONFLICT,
                "step '%s' is %s and no longer held under fence %s"
                        .formatted(step.key(), step.state().word(), fence));
    }

    private static Decision<StepEvent> fact(StepEvent event) {
        return Decision.accepted(List.of(event));
    }
}
