package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.STEP;
import static dev.gradus.persistence.generated.Tables.WORKER_SESSION;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.Cause;
import dev.gradus.core.port.Change;
import dev.gradus.core.port.ClaimRequest;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Completion;
import dev.gradus.core.port.Delivery;
import dev.gradus.core.port.HeldStep;
import dev.gradus.core.port.Receipt;
import dev.gradus.core.port.WorkQueue;
import dev.gradus.core.step.Claim;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.QueueMoves;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.ClaimRules;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The queue, which is the READY rows of the table {@code step}. */
final class JooqWorkQueue implements WorkQueue {
    private final Database database;
    private final ListenNotifyHint hint;
    private final GatedLook look = new GatedLook();
    private final Set<Fence> admitted = ConcurrentHashMap.newKeySet();

    JooqWorkQueue(Database database, ListenNotifyHint hint) {
        this.database = database;
        this.hint = hint;
    }

    @Override
    public List<ClaimedStep> claim(ClaimRequest request) {
        if (request.kinds().isEmpty()) {
            return List.of();
        }
        List<ClaimedStep> claimed = database.write(transaction -> claimed(new ClaimSteps(transaction), request));
        claimed.forEach(this::remember);
        return claimed;
    }

    /** Remembers what others wait for, to tell them when it has ended here. */
    private void remember(ClaimedStep claimed) {
        if (!claimed.step().spec().gates().areOpen()) {
            admitted.add(claimed.held().fence());
        }
    }

    /** Tells idle workers when an admitted step has ended: another may be let in. */
    private void ended(Fence fence) {
        if (admitted.remove(fence)) {
            look.soon();
            hint.give();
        }
    }

    /** What has to be admitted is looked at before the rest while there is some, and after it when there is no rest. */
    private List<ClaimedStep> claimed(ClaimSteps claims, ClaimRequest request) {
        if (request.ahead()) {
            return claims.claim(request);
        }
        boolean looked = look.isDue();
        boolean some = looked && claims.areSomeGated(look);
        List<ClaimedStep> first = some ? claims.claimAdmittedFirst(request) : List.of();
        if (!first.isEmpty()) {
            return first;
        }
        List<ClaimedStep> plain = claims.claim(request);
        boolean more = plain.isEmpty() && (looked ? some : claims.areSomeGated(look));
        return more ? claims.claimAdmitted(request) : plain;
    }

    @Override
    public Optional<ClaimedStep> take(TaskId id, StepKey key, SessionId session, Precondition precondition) {
        Optional<ClaimedStep> taken = database.write(transaction -> {
            if (!isLive(transaction, session)) {
                return Optional.empty();
            }
            Admitting admitting = new Admitting(transaction);
            ChangeTask task = ChangeTask.of(transaction, id);
            return task.snapshot()
                    .step(key)
                    .filter(step -> precondition.holdsFor(task.snapshot()))
                    .filter(step -> ClaimRules.mayBeTaken(task.snapshot(), step, task.now()))
                    .filter(step -> SessionOffers.meet(
                            transaction, session, task.snapshot().task(), step))
                    .filter(step -> admitting.admitsOne(step.spec().gates()))
                    .map(step -> {
                        admitting.keep(step.id(), step.spec().gates());
                        return taken(task, step, session);
                    });
        });
        taken.ifPresent(this::remember);
        return taken;
    }

    private static ClaimedStep taken(ChangeTask task, Step step, SessionId session) {
        Claim claim = new Claim(session, task.nextFence(), true);
        Step moved = QueueMoves.claimed(step, claim, task.now());
        task.move(moved);
        return new ClaimedStep(
                task.snapshot().task().id(), task.snapshot().task().spec(), moved);
    }

    /** Locks the session against being swept while it takes something. */
    private static boolean isLive(Transaction transaction, SessionId session) {
        return transaction
                .sql()
                .select(WORKER_SESSION.ID)
                .from(WORKER_SESSION)
                .where(WORKER_SESSION.ID.eq(session.value()))
                .and(WORKER_SESSION.LEASE_UNTIL.gt(PlainSql.clock()))
                .forKeyShare()
                .fetchOptional()
                .isPresent();
    }

    @Override
    public Change complete(Completion completion, Cause cause) {
        Change change = changing(transaction -> new CompleteStep(transaction, completion).store(cause));
        ended(completion.held().fence());
        return change;
    }

    @Override
    public List<Receipt> completeAll(List<Delivery> deliveries) {
        CompleteBatch batch = new CompleteBatch(
                database, deliveries, delivery -> Receipt.of(complete(delivery.completion(), delivery.cause())));
        List<Receipt> receipts = batch.store();
        for (int i = 0; i < receipts.size(); i++) {
            if (receipts.get(i).fate() != Receipt.Fate.UNSTORED) {
                ended(deliveries.get(i).completion().held().fence());
            }
        }
        hint.giveIf(batch.hasQueued());
        return receipts;
    }

    @Override
    public Change takeBack(HeldStep held, SessionId confirming, Cause cause) {
        QueuedChange done =
                database.writeGivingWay(transaction -> new TakeBackStep(transaction, held).from(confirming, cause));
        hint.giveIf(done.queued());
        return done.change();
    }

    /** Runs a change and tells the idle workers when something came into the queue by it. */
    private Change changing(Function<Transaction, QueuedChange> work) {
        QueuedChange done = database.write(work);
        hint.giveIf(done.queued());
        return done.change();
    }

    @Override
    public boolean handBack(StepId id, Fence fence) {
        var queued = new boolean[1];
        boolean done = database.write(transaction -> {
            Optional<TaskId> owner = taskOf(transaction, id);
            if (owner.isEmpty()) {
                return false;
            }
            ChangeTask task = ChangeTask.of(transaction, owner.get());
            Optional<Step> held = task.snapshot()
                    .step(id)
                    .filter(step -> step.state() == StepState.RUNNING && step.isHeldUnder(fence));
            held.ifPresent(step -> task.move(QueueMoves.handedBack(step, task.now())));
            queued[0] = task.hasQueued();
            return held.isPresent();
        });
        ended(fence);
        hint.giveIf(queued[0]);
        return done;
    }

    private static Optional<TaskId> taskOf(Transaction transaction, StepId id) {
        return transaction
                .sql()
                .select(STEP.TASK_ID)
                .from(STEP)
                .where(STEP.ID.eq(id.value()))
                .fetchOptional(row -> new TaskId(row.value1()));
    }

    @Override
    public boolean note(StepId step, Fence fence, Document memo) {
        return database.write(transaction -> transaction
                        .sql()
                        .update(STEP)
                        .set(STEP.MEMO, Json.ofContent(memo))
                        .where(STEP.ID.eq(step.value()))
                        .and(STEP.FENCE.eq(fence.value()))
                        .and(STEP.OWNER.isNotNull())
                        .execute()
                == 1);
    }

    @Override
    public Set<Fence> toStop(Collection<HeldStep> held) {
        Set<Fence> stop = new HashSet<>();
        held.forEach(one -> stop.add(one.fence()));
        if (stop.isEmpty()) {
            return Set.of();
        }
        long[] steps = held.stream().mapToLong(one -> one.step().value()).toArray();
        List<Long> running = database.read(
                transaction -> new Hot(transaction).query(HotSql.RUNNING, row -> row.getLong(1), (Object) steps));
        running.forEach(fence -> stop.remove(new Fence(fence)));
        return Set.copyOf(stop);
    }

    @Override
    public List<HeldStep> expired(SessionId confirming, int limit) {
        return database.write(transaction -> new ExpiredSteps(transaction, confirming).find(limit));
    }
}
