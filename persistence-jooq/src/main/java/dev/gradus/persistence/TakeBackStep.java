package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.WORKER_SESSION;
import static java.util.Objects.requireNonNull;

import dev.gradus.core.event.Cause;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.Change;
import dev.gradus.core.port.HeldStep;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Claim;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.Task;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskDecider;
import dev.gradus.core.transition.Decision;
import java.util.Optional;

/**
 * Takes a step back from a session that has ended. Writes the session's row on the condition that the lease is over, so
 * that a renewal either happened before or finds it over. Used within one transaction.
 */
final class TakeBackStep {
    private final Transaction transaction;
    private final HeldStep held;

    TakeBackStep(Transaction transaction, HeldStep held) {
        this.transaction = transaction;
        this.held = held;
    }

    /** Loses the attempt, or hands what is being cancelled to the session that confirms it. */
    QueuedChange from(SessionId confirming, Cause cause) {
        Optional<SessionId> owner = owner();
        boolean over = owner.isPresent() && isOver(owner.get());
        ChangeTask task = ChangeTask.of(transaction, held.task());
        Optional<Step> found = task.snapshot().step(held.step()).filter(step -> step.isHeldUnder(held.fence()));
        boolean may = found.isPresent() && mayHave(found.get(), task.snapshot().task(), confirming);
        if (!over || !may) {
            return new QueuedChange(new Change(task.snapshot(), refused()), false);
        }
        Step step = found.orElseThrow();
        if (step.state() == StepState.CANCELLING) {
            Attempt attempt = requireNonNull(step.attempt(), "attempt");
            return new QueuedChange(handed(task, step, attempt, confirming), false);
        }
        TaskCommand lose = new TaskCommand.OnStep(step.key(), new StepCommand.LoseLease(held.fence()));
        Change change = task.decide((snapshot, now, ids) -> TaskDecider.decide(snapshot, lose, now, ids), cause);
        return new QueuedChange(change, task.hasQueued());
    }

    /** Elsewhere nobody can tell whether the work of a step being cancelled is gone. */
    private boolean mayHave(Step step, Task task, SessionId confirming) {
        return step.state() != StepState.CANCELLING || SessionOffers.meet(transaction, confirming, task, step);
    }

    private static Change handed(ChangeTask task, Step step, Attempt attempt, SessionId confirming) {
        Claim claim = new Claim(confirming, task.nextFence(), attempt.claim().taken());
        Attempt same = new Attempt(
                attempt.number(), claim, attempt.startedAt(), attempt.end(), attempt.input(), attempt.retries());
        return new Change(task.move(step.with(same)), Decision.<DomainEvent>nothing());
    }

    /** Who holds the step, which is read without a lock and asked again under the task's. */
    private Optional<SessionId> owner() {
        return HeldBy.of(transaction, held);
    }

    /** Writes the row although nothing changes: a renewal that waits for a mere lock would go on without looking again. */
    private boolean isOver(SessionId session) {
        return transaction
                        .sql()
                        .update(WORKER_SESSION)
                        .set(WORKER_SESSION.LEASE_UNTIL, WORKER_SESSION.LEASE_UNTIL)
                        .where(WORKER_SESSION.ID.eq(session.value()))
                        .and(WORKER_SESSION.LEASE_UNTIL.le(PlainSql.clock()))
                        .execute()
                == 1;
    }

    private <E> Decision<E> refused() {
        return Decision.rejected(
                ErrorCode.CONFLICT,
                "step %s of task %s is not held under fence %s by a session that has ended and from which it could be taken"
                        .formatted(held.step(), held.task(), held.fence()));
    }
}
