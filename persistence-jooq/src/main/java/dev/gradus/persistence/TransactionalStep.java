package dev.gradus.persistence;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.kind.KindProfile;
import dev.gradus.core.kind.SettingsFault;
import dev.gradus.core.kind.StepContext;
import dev.gradus.core.kind.TransactionalKind;
import dev.gradus.core.kind.TypedContract;
import dev.gradus.core.port.Change;
import dev.gradus.core.port.Completion;
import dev.gradus.core.port.HeldStep;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepState;
import dev.gradus.core.transition.Decision;
import java.util.List;
import java.util.Optional;

/**
 * Steps whose body writes in the transaction that completes them. The task's and the step's rows are locked first, so that a
 * step lost to another worker does nothing, and one that is found held can be lost to nobody until the end.
 */
final class TransactionalStep<I extends Record, O extends Record> implements TransactionalKind {
    private final TypedContract<I, O> contract;
    private final TransactionalBody<I, O> body;
    private final Database database;
    private final Wake wake;

    TransactionalStep(TypedContract<I, O> contract, TransactionalBody<I, O> body, Database database, Wake wake) {
        this.contract = contract;
        this.body = body;
        this.database = database;
        this.wake = wake;
    }

    @Override
    public String name() {
        return contract.name();
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(false, false, "A step of this application that writes in its completing transaction.");
    }

    @Override
    public List<SettingsFault> check(Document settings) {
        return contract.check(settings);
    }

    @Override
    public Settlement settle(StepContext context, Cause cause) {
        try {
            QueuedChange done = database.write(transaction -> settled(transaction, context, cause));
            wake.giveIf(done.queued());
            return new Stored(done.change());
        } catch (AttemptRolledBack failed) {
            return new RolledBack(failed.outcome());
        }
    }

    private QueuedChange settled(Transaction transaction, StepContext context, Cause cause) {
        HeldStep held = context.claimed().held();
        transaction.now(); // its number tells, should the answer to the commit be lost, whether the writes were kept
        transaction.sql().fetch(PlainSql.bounding(LIMIT));
        Optional<StepState> state = new LockHeldStep(transaction).of(held);
        if (state.isEmpty()) {
            return new QueuedChange(fenced(transaction, held), false);
        } else if (state.get() == StepState.CANCELLING) {
            throw new AttemptRolledBack(
                    Outcome.failure(Failure.user("CANCELLED", "the step was cancelled before its transaction began")));
        }
        Outcome outcome = contract.bound(
                context.settings(), input -> new BodyRun<>(body, contract).outcome(input, transaction, context));
        if (outcome instanceof Outcome.Failed) {
            throw new AttemptRolledBack(outcome);
        }
        return new CompleteStep(transaction, new Completion(held, outcome, context.settings(), 0)).store(cause);
    }

    private static Change fenced(Transaction transaction, HeldStep held) {
        return new Change(
                ChangeTask.of(transaction, held.task()).snapshot(),
                Decision.rejected(
                        ErrorCode.CONFLICT,
                        "step %s of task %s is no longer held under fence %s"
                                .formatted(held.step(), held.task(), held.fence())));
    }
}
