package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.ADMISSION;
import static dev.gradus.persistence.generated.Tables.GATED_STEP;
import static dev.gradus.persistence.generated.Tables.QUEUE;
import static dev.gradus.persistence.generated.Tables.STEP;
import static org.jooq.impl.DSL.count;

import dev.gradus.core.event.Cause;
import dev.gradus.core.event.Stream;
import dev.gradus.core.port.Admissions;
import dev.gradus.core.queue.NamedQueue;
import dev.gradus.core.queue.QueueCommand;
import dev.gradus.core.queue.QueueEvent;
import dev.gradus.core.queue.QueueLoad;
import dev.gradus.core.queue.Refusal;
import dev.gradus.core.queue.Refusal.Holder;
import dev.gradus.core.step.Concurrency;
import dev.gradus.core.step.Gates;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** Named queues in the table {@code queue}, and who holds what in {@code admission}. */
final class JooqAdmissions implements Admissions {
    private static final int MOST = 500;
    private static final Condition IS_HELD =
            STEP.ID.eq(ADMISSION.STEP_ID).and(STEP.STATE.in(StepState.RUNNING, StepState.CANCELLING));

    private final Database database;
    private final Wake wake;

    JooqAdmissions(Database database, Wake wake) {
        this.database = database;
        this.wake = wake;
    }

    @Override
    public QueueLoad queue(String name) {
        return database.readOneMoment(transaction -> new QueueLoad(
                stored(transaction, name, false).orElseGet(() -> NamedQueue.open(name)),
                transaction.sql().fetchCount(GATED_STEP, GATED_STEP.QUEUE.eq(name)),
                held(transaction, Gates.ofQueue(name))));
    }

    private static Optional<NamedQueue> stored(Transaction transaction, String name, boolean locked) {
        var query = transaction.sql().select(QUEUE.asterisk()).from(QUEUE).where(QUEUE.NAME.eq(name));
        return (locked ? query.forUpdate() : query)
                .fetchOptional()
                .map(row -> new NamedQueue(row.get(QUEUE.NAME), row.get(QUEUE.PAUSED), row.get(QUEUE.SLOTS)));
    }

    private static int held(Transaction transaction, String gate) {
        return transaction
                .sql()
                .select(count())
                .from(ADMISSION)
                .join(STEP)
                .on(IS_HELD)
                .where(ADMISSION.GATE.eq(gate))
                .fetchSingle()
                .value1();
    }

    @Override
    public List<QueueLoad> queues() {
        return database.readOneMoment(transaction -> {
            Map<String, NamedQueue> known = new TreeMap<>();
            transaction
                    .sql()
                    .select(QUEUE.NAME, QUEUE.PAUSED, QUEUE.SLOTS)
                    .from(QUEUE)
                    .orderBy(QUEUE.NAME)
                    .limit(MOST)
                    .forEach(row -> known.put(row.value1(), new NamedQueue(row.value1(), row.value2(), row.value3())));
            Map<String, Integer> waiting = transaction
                    .sql()
                    .select(GATED_STEP.QUEUE, count())
                    .from(GATED_STEP)
                    .where(GATED_STEP.QUEUE.isNotNull())
                    .groupBy(GATED_STEP.QUEUE)
                    .fetchMap(GATED_STEP.QUEUE, count());
            TreeSet<String> names = new TreeSet<>(known.keySet());
            names.addAll(waiting.keySet());
            return names.stream()
                    .limit(MOST)
                    .map(name -> new QueueLoad(
                            known.getOrDefault(name, NamedQueue.open(name)),
                            waiting.getOrDefault(name, 0),
                            held(transaction, Gates.ofQueue(name))))
                    .toList();
        });
    }

    @Override
    public NamedQueue change(String name, QueueCommand command, Cause cause) {
        NamedQueue changed = database.write(transaction -> {
            Instant now = transaction.now();
            insertOpen(transaction, name, now);
            NamedQueue queue = stored(transaction, name, true)
                    .orElseThrow(() -> new IllegalStateException("queue " + name + " was stored and is gone"));
            Optional<QueueEvent> event = command.decide(queue);
            event.ifPresent(fact -> {
                update(transaction, queue.after(fact), now);
                JooqEventLog.append(transaction, Stream.INSTALLATION, fact, cause);
            });
            return event.map(queue::after).orElse(queue);
        });
        wake.giveIf(true);
        return changed;
    }

    private static void insertOpen(Transaction transaction, String name, Instant now) {
        transaction
                .sql()
                .insertInto(QUEUE)
                .columns(QUEUE.NAME, QUEUE.PAUSED, QUEUE.CHANGED_AT)
                .values(name, false, now)
                .onConflict(QUEUE.NAME)
                .doNothing()
                .execute();
    }

    private static void update(Transaction transaction, NamedQueue queue, Instant now) {
        int updated = transaction
                .sql()
                .update(QUEUE)
                .set(QUEUE.PAUSED, queue.paused())
                .set(QUEUE.SLOTS, queue.limit())
                .set(QUEUE.CHANGED_AT, now)
                .where(QUEUE.NAME.eq(queue.name()))
                .execute();
        if (updated != 1) {
            throw new IllegalStateException("queue " + queue.name() + " is locked and gone");
        }
    }

    @Override
    public Optional<Refusal> refusal(Gates gates) {
        return gates.areOpen()
                ? Optional.empty()
                : database.readOneMoment(transaction ->
                        ofQueue(transaction, gates.queue()).or(() -> ofKey(transaction, gates.concurrency())));
    }

    private static Optional<Refusal> ofQueue(Transaction transaction, @Nullable String name) {
        return name == null
                ? Optional.empty()
                : stored(transaction, name, false).flatMap(queue -> {
                    String gate = Gates.ofQueue(name);
                    if (queue.paused()) {
                        return Optional.of(new Refusal(true, gate, List.of()));
                    }
                    return queue.limit() == null ? Optional.empty() : full(transaction, gate, queue.limit());
                });
    }

    private static Optional<Refusal> ofKey(Transaction transaction, @Nullable Concurrency concurrency) {
        return concurrency == null
                ? Optional.empty()
                : full(transaction, Gates.ofKey(concurrency.key()), concurrency.limit());
    }

    private static Optional<Refusal> full(Transaction transaction, String gate, int limit) {
        return held(transaction, gate) < limit
                ? Optional.empty()
                : Optional.of(new Refusal(false, gate, holders(transaction, gate)));
    }

    private static List<Holder> holders(Transaction transaction, String gate) {
        return transaction
                .sql()
                .select(STEP.TASK_ID, STEP.ID)
                .from(ADMISSION)
                .join(STEP)
                .on(IS_HELD)
                .where(ADMISSION.GATE.eq(gate))
                .orderBy(STEP.FENCE)
                .limit(Refusal.MOST_HOLDERS)
                .fetch(row -> new Holder(new TaskId(row.value1()), new StepId(row.value2())));
    }
}
