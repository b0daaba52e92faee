package dev.gradus.core.step;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.transition.TransitionTable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code evolve}: the only way to change a step's state. Pure; the same facts give the same step, live and in a replay.
 *
 * <p>READY⇄RUNNING is operational and not recorded as a fact: a fact that ends an attempt may therefore find the step
 * PENDING or READY in a replay, and first makes the move that the claim made.
 */
public final class StepEvolution implements StepEvent.Visitor<Step> {
    private static final TransitionTable<StepState, StepTrigger> TABLE = StepTransitions.TABLE;

    private final Step step;
    private final Instant at;

    private StepEvolution(Step step, Instant at) {
        this.step = step;
        this.at = at;
    }

    /** The step after the fact. A fact that the table does not allow is a bug and throws. */
    public static Step evolve(Step step, StepEvent event, Instant at) {
        return event.accept(new StepEvolution(step, at));
    }

    /** The step freed by the end of its last need; not a fact of its own, it follows from the facts about its needs. */
    public static Step freed(Step step, Instant at) {
        StepState next = TABLE.require(step.state(), StepTrigger.FREE);
        return step.moved(
                next,
                step.progress().deferred(delayed(step, at), step.progress().memo()));
    }

    /** The step held back although it was READY, because something before it opened again. */
    public static Step held(Step step) {
        return step.moved(
                TABLE.require(step.state(), StepTrigger.HOLD), step.progress().afresh());
    }

    /** The step opened again by a trigger that reopens; one that is open already begins its pass afresh. */
    public static Step reopened(Step step, StepTrigger trigger) {
        if (step.state() == StepState.PENDING) {
            return step.moved(StepState.PENDING, afresh(step, trigger));
        }
        if (step.state() == StepState.READY) {
            return held(step).progressed(afresh(step, trigger));
        }
        StepState next = TABLE.require(step.state(), trigger);
        StepResult open = StepResult.NONE.keeping(step.result().last());
        return new Step(step.id(), step.spec(), next, afresh(step, trigger), open, step.attempt(), null);
    }

    /** A new round forgets what people said in the last one. */
    private static StepProgress afresh(Step step, StepTrigger trigger) {
        StepProgress fresh = step.progress().afresh();
        return trigger == StepTrigger.NEXT_ROUND ? fresh.with(Approval.NONE) : fresh;
    }

    /** The step from which the work was pushed back once more. */
    public static Step pushedBack(Step step) {
        return step.progressed(step.progress().with(step.progress().approval().pushedBack()));
    }

    /** The step, to be executed whatever its fingerprint says. */
    public static Step forced(Step step) {
        return step.forced(true);
    }

    /** The step, with this asked of its next execution. */
    public static Step asked(Step step, Document wish) {
        return step.asking(wish);
    }

    @Override
    public Step dispatched(StepEvent.StepDispatched event) {
        return step.moved(TABLE.require(step.state(), StepTrigger.DISPATCH), step.progress());
    }

    @Override
    public Step completed(StepEvent.StepCompleted event) {
        StepResult shown = StepResult.of(event.results(), event.origin());
        return ended(StepTrigger.SUCCEED, shown, AttemptOutcome.COMPLETED)
                .forced(false)
                .asking(Document.emptyObject())
                .remembering(lastSuccess(event));
    }

    /** An execution that is not tracked leaves behind what no fingerprint describes. */
    private @Nullable LastSuccess lastSuccess(StepEvent.StepCompleted event) {
        if (event.origin() == Origin.REUSED) {
            return step.result().last();
        }
        Tracking tracking = event.tracking();
        return tracking == null ? null : new LastSuccess(event.attempt(), tracking, event.results());
    }

    @Override
    public Step failed(StepEvent.StepFailed event) {
        return ended(StepTrigger.FAIL, StepResult.failed(event.failure()), outcomeOf(event.failure()));
    }

    /** Poison is what losing workers is called; no attempt of it reported a failure. */
    private static AttemptOutcome outcomeOf(Failure failure) {
        return failure.failureClass() == FailureClass.POISON ? AttemptOutcome.LOST : AttemptOutcome.FAILED;
    }

    @Override
    public Step attemptFailed(StepEvent.AttemptFailed event) {
        return sentBack(
                event.next(),
                StepTrigger.RETRY_LATER,
                step.progress().failed(event.retryAt()),
                end(AttemptOutcome.FAILED, null, event.failure()));
    }

    @Override
    public Step attemptLost(StepEvent.AttemptLost event) {
        return sentBack(
                event.next(), StepTrigger.LEASE_LOST, step.progress().lostOnce(), end(AttemptOutcome.LOST, null, null));
    }

    @Override
    public Step deferred(StepEvent.StepDeferred event) {
        return sentBack(
                event.next(),
                StepTrigger.RELEASE,
                step.progress().deferred(event.until(), event.memo()),
                end(AttemptOutcome.RELEASED, null, null));
    }

    @Override
    public Step waiting(StepEvent.StepWaiting event) {
        StepProgress waiting = step.progress().waitingFor(event.reason(), event.until());
        if (event.reason() == WaitReason.APPROVAL && !step.progress().approval().isGranted()) {
            waiting = waiting.with(waiting.approval().asked(at));
        }
        if (event.attempt() == 0) {
            return step.moved(TABLE.require(step.state(), StepTrigger.ASK), waiting);
        }
        Document results = event.results();
        AttemptOutcome outcome = results == null ? AttemptOutcome.WAITING : AttemptOutcome.COMPLETED;
        Step moved = step.moved(TABLE.require(running(), StepTrigger.WAIT), waiting)
                .with(endedAttempt(end(outcome, results, null)));
        return results == null ? moved : showing(moved, StepResult.of(results, Origin.EXECUTED));
    }

    @Override
    public Step woken(StepEvent.StepWoken event) {
        return step.moved(
                TABLE.require(step.state(), StepTrigger.WAKE), step.progress().awake());
    }

    @Override
    public Step submitted(StepEvent.StepSubmitted event) {
        StepState next = TABLE.require(running(), StepTrigger.SUBMIT_FOR_QA);
        Step moved = step.moved(next, step.progress())
                .with(endedAttempt(end(AttemptOutcome.COMPLETED, event.results(), null)));
        return showing(moved, StepResult.of(event.results(), Origin.EXECUTED));
    }

    @Override
    public Step blocked(StepEvent.StepBlocked event) {
        StepState from = step.state() == StepState.NEEDS_QA ? step.state() : running();
        Step moved = step.moved(TABLE.require(from, StepTrigger.BLOCK), step.progress());
        Step ended = from == StepState.NEEDS_QA
                ? moved
                : moved.with(endedAttempt(end(outcomeOf(event.failure()), null, event.failure())));
        return showing(ended, StepResult.failed(event.failure()));
    }

    @Override
    public Step unblocked(StepEvent.StepUnblocked event) {
        Step moved = step.moved(
                TABLE.require(step.state(), StepTrigger.UNBLOCK),
                step.progress().afresh());
        return showing(moved, StepResult.NONE);
    }

    @Override
    public Step admitted(StepEvent.StepAdmitted event) {
        return step.moved(
                TABLE.require(step.state(), StepTrigger.GRANT),
                decided(ApprovalState.APPROVED, event.by(), event.note()).awake());
    }

    @Override
    public Step approved(StepEvent.StepApproved event) {
        Document results = step.spec().isGate() ? verdict(event) : step.result().results();
        return judged(ApprovalState.APPROVED, event.by(), event.note())
                .closed(TABLE.require(step.state(), StepTrigger.APPROVE), StepResult.of(results, Origin.EXECUTED), at);
    }

    /** What a gate has to show. */
    private static Document verdict(StepEvent.StepApproved event) {
        Document verdict = Document.emptyObject().with("verdict", ApprovalState.APPROVED.word());
        Document named = event.by() == null ? verdict : verdict.with("by", event.by());
        return event.note() == null ? named : named.with("note", event.note());
    }

    @Override
    public Step rejected(StepEvent.StepRejected event) {
        String note = event.note() == null ? "rejected" : event.note();
        Failure failure = Failure.rejected(note);
        return judged(ApprovalState.REJECTED, event.by(), event.note())
                .closed(TABLE.require(step.state(), StepTrigger.REJECT), StepResult.failed(failure), at);
    }

    @Override
    public Step advised(StepEvent.StepAdvised event) {
        StepProgress progress = step.progress();
        return step.progressed(progress.with(progress.approval().advised(event.feedback())));
    }

    private Step judged(ApprovalState verdict, @Nullable String by, @Nullable String note) {
        return step.progressed(decided(verdict, by, note));
    }

    /** Only where a person was asked is a decision one about an approval; a quality gate's is none. */
    private StepProgress decided(ApprovalState verdict, @Nullable String by, @Nullable String note) {
        StepProgress progress = step.progress();
        boolean asked = progress.waiting() == WaitReason.APPROVAL;
        return asked ? progress.with(progress.approval().decided(verdict, by, note, at)) : progress;
    }

    @Override
    public Step skipped(StepEvent.StepSkipped event) {
        return step.closed(TABLE.require(step.state(), StepTrigger.SKIP), StepResult.skipped(event.reason()), at);
    }

    @Override
    public Step cancelRequested(StepEvent.StepCancelRequested event) {
        return step.moved(TABLE.require(running(), StepTrigger.CANCEL), step.progress());
    }

    @Override
    public Step cancelled(StepEvent.StepCancelled event) {
        StepTrigger trigger = trigger(event);
        StepState from = trigger == StepTrigger.ABANDON ? running() : step.state();
        return step.closed(TABLE.require(from, trigger), step.result(), at)
                .with(endedAttempt(end(AttemptOutcome.CANCELLED, event.output(), event.failure())));
    }

    private StepTrigger trigger(StepEvent.StepCancelled event) {
        if (event.abandoned()) {
            return StepTrigger.ABANDON;
        }
        return step.state() == StepState.CANCELLING ? StepTrigger.CONFIRM_CANCELLED : StepTrigger.CANCEL;
    }

    @Override
    public Step reported(StepEvent.StepReported event) {
        StepState next = ExternalTransitions.to(event.state()).require(step.state(), StepTrigger.REPORT);
        StepResult shown = StepResult.of(event.report(), Origin.EXECUTED)
                .keeping(step.result().last());
        Instant closed = next.isTerminal() ? at : null;
        StepProgress progress =
                step.progress().waitingFor(next == StepState.WAITING ? WaitReason.APPROVAL : null, null);
        return new Step(step.id(), step.spec(), next, progress, shown, step.attempt(), closed);
    }

    private Step ended(StepTrigger trigger, StepResult shown, AttemptOutcome outcome) {
        AttemptEnd end = end(outcome, shown.failure() == null ? shown.results() : null, shown.failure());
        return step.closed(TABLE.require(running(), trigger), shown, at).with(endedAttempt(end));
    }

    private Step sentBack(StepState next, StepTrigger trigger, StepProgress progress, AttemptEnd end) {
        StepTrigger used = next == StepState.PENDING ? StepTrigger.RETURN : trigger;
        return step.moved(TABLE.require(running(), used), progress).with(endedAttempt(end));
    }

    /** RUNNING, or what a replay makes RUNNING by the move that the claim made. */
    private StepState running() {
        return switch (step.state()) {
            case READY -> TABLE.require(StepState.READY, StepTrigger.CLAIM);
            case PENDING -> TABLE.require(StepState.PENDING, StepTrigger.TAKE);
            case RUNNING, NEEDS_QA, WAITING, BLOCKED, CANCELLING, COMPLETED, FAILED, CANCELLED, SKIPPED -> step.state();
        };
    }

    private AttemptEnd end(AttemptOutcome outcome, @Nullable Document output, @Nullable Failure failure) {
        return new AttemptEnd(outcome, at, output, failure);
    }

    private @Nullable Attempt endedAttempt(AttemptEnd end) {
        Attempt attempt = step.attempt();
        return attempt == null || !attempt.isLive() ? attempt : attempt.ended(end);
    }

    private static Step showing(Step step, StepResult result) {
        StepResult shown = result.keeping(step.result().last());
        return new Step(step.id(), step.spec(), step.state(), step.progress(), shown, step.attempt(), step.closedAt());
    }

    private static @Nullable Instant delayed(Step step, Instant at) {
        return step.spec().policies().delay().isZero()
                ? null
                : at.plus(step.spec().policies().delay());
    }
}
