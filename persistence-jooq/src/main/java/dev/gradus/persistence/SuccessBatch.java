package dev.gradus.persistence;

import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Continuation;
import dev.gradus.core.port.Delivery;
import dev.gradus.persistence.Successor.Needing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Stores successes of many steps at once, as far as nothing follows from them but that steps become READY and tasks complete.
 * Locks and reads first, then plans, then writes; what the plan rests on cannot change in between. Used within one
 * transaction, in which it must come first.
 */
final class SuccessBatch {
    private final Transaction transaction;
    private final Hot hot;
    private final List<Delivery> deliveries;
    private final Set<Integer> apart = new TreeSet<>();

    /**
     * A batch.
     *
     * @param deliveries all, of which those of successes are looked at
     * @param apart which of them are none of this batch
     */
    SuccessBatch(Transaction transaction, List<Delivery> deliveries, Set<Integer> apart) {
        this.transaction = transaction;
        this.hot = new Hot(transaction);
        this.deliveries = deliveries;
        this.apart.addAll(apart);
    }

    /**
     * What came of it.
     *
     * @param apart which deliveries have to be decided one by one
     * @param next the claimed steps to go on with, by delivery
     * @param queued whether a step came into the queue
     */
    record Stored(Set<Integer> apart, Map<Integer, ClaimedStep> next, boolean queued) {}

    Stored store() {
        Map<Long, Set<String>> live = liveSessions();
        Map<Long, PlainTask> tasks = lockedTasks();
        Transaction.Stamp stamp = transaction.stamp();
        plan(tasks);
        SuccessWrites writes = new SuccessWrites(hot, deliveries, stamp.now());
        writes.complete(tasks.values());
        Onward onward = onward(tasks.values(), live, writes, stamp.firstPriority());
        List<Write> consequences = new ArrayList<>(writes.facts(tasks.values()));
        consequences.addAll(writes.frees(tasks.values(), onward.steps()));
        hot.writeAll(consequences);
        return new Stored(apart, writes.proceed(onward), writes.haveQueued());
    }

    /** What the live ones among the sessions that wish to go on offer. */
    private Map<Long, Set<String>> liveSessions() {
        Set<Long> asking = new TreeSet<>();
        for (int i : included()) {
            Continuation onward = deliveries.get(i).onward();
            if (onward != null && onward.mayGoOn()) {
                asking.add(onward.request().session().value());
            }
        }
        Map<Long, Set<String>> live = new HashMap<>();
        if (!asking.isEmpty()) {
            hot.each(
                    HotSql.LIVE_SESSIONS,
                    row -> live.put(
                            row.getLong(1), Set.of((String[]) row.getArray(2).getArray())),
                    (Object) array(asking));
        }
        return live;
    }

    private List<Integer> included() {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < deliveries.size(); i++) {
            if (!apart.contains(i)) {
                all.add(i);
            }
        }
        return all;
    }

    /** By number: two batches that share tasks then wait for one another instead of blocking one another. */
    private Map<Long, PlainTask> lockedTasks() {
        Set<Long> ids = new TreeSet<>();
        included().forEach(i -> ids.add(task(i)));
        Map<Long, PlainTask> plain = new TreeMap<>();
        hot.each(
                HotSql.LOCK_TASKS,
                row -> {
                    if (row.getBoolean(3)) {
                        plain.put(row.getLong(1), new PlainTask(row.getLong(1), row.getLong(2)));
                    }
                },
                (Object) array(ids));
        return plain;
    }

    private void plan(Map<Long, PlainTask> tasks) {
        Map<Long, List<Successor>> pairs = pairs();
        for (int i : included()) {
            PlainTask task = tasks.get(task(i));
            List<Successor> own = pairs.getOrDefault(step(i), List.of());
            if (task == null || own.isEmpty() || own.stream().anyMatch(SuccessBatch::isIntricate)) {
                apart.add(i);
            } else {
                task.succeeds(i, own);
            }
        }
        tasks.values().removeIf(task -> task.deliveries().isEmpty());
        leaveWhatIsNotPlain(tasks);
    }

    private static boolean isIntricate(Successor pair) {
        Needing needing = pair.needing();
        return !pair.plain() || (needing != null && needing.isIntricate());
    }

    private Map<Long, List<Successor>> pairs() {
        Map<Long, List<Successor>> pairs = new HashMap<>();
        long[] steps = included().stream().mapToLong(this::step).toArray();
        for (Successor pair : hot.query(HotSql.SUCCESSORS, Successor::read, (Object) steps)) {
            pairs.computeIfAbsent(pair.step(), any -> new ArrayList<>(2)).add(pair);
        }
        return pairs;
    }

    /** Only tasks in which no work becomes READY are counted through. */
    private void leaveWhatIsNotPlain(Map<Long, PlainTask> tasks) {
        long[] unsure = tasks.values().stream()
                .filter(task -> !task.freesWork())
                .mapToLong(PlainTask::id)
                .toArray();
        if (unsure.length == 0) {
            return;
        }
        Map<Long, PlainTask.Counts> counts = new HashMap<>();
        hot.each(
                HotSql.COUNTS,
                row -> counts.put(
                        row.getLong(1),
                        new PlainTask.Counts(row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5))),
                (Object) unsure);
        for (long id : unsure) {
            PlainTask.Counts counted = counts.get(id);
            PlainTask task = tasks.get(id);
            if (task != null && (counted == null || !task.isPlainWith(counted))) {
                apart.addAll(task.deliveries());
                tasks.remove(id);
            }
        }
    }

    /** Which freed steps their workers go on with, who must have held the step before: through that the sweeper finds them. */
    private Onward onward(
            Iterable<PlainTask> tasks, Map<Long, Set<String>> live, SuccessWrites writes, int firstPriority) {
        Map<Long, Integer> chosen = new LinkedHashMap<>();
        for (PlainTask task : tasks) {
            for (int i : task.deliveries()) {
                Continuation wish = deliveries.get(i).onward();
                Set<String> offers = wish == null
                                || !wish.mayGoOn()
                                || !writes.wasHeldBy(wish.request().session(), i)
                        ? null
                        : live.get(wish.request().session().value());
                if (wish == null || offers == null) {
                    continue;
                }
                Needing next = first(task, wish, offers, chosen.keySet());
                if (next != null && next.priority() <= firstPriority) {
                    chosen.put(next.id(), i);
                }
            }
        }
        return new Onward(chosen);
    }

    private static @Nullable Needing first(PlainTask task, Continuation wish, Set<String> offers, Set<Long> taken) {
        Needing first = null;
        for (Needing step : task.concerned()) {
            boolean fits = task.frees(step)
                    && step.fresh()
                    && !taken.contains(step.id())
                    && wish.request().kinds().contains(step.kind())
                    && offers.containsAll(step.demands());
            boolean earlier = first == null
                    || step.priority() < first.priority()
                    || (step.priority() == first.priority() && step.id() < first.id());
            if (fits && earlier) {
                first = step;
            }
        }
        return first;
    }

    /**
     * The steps to go on with.
     *
     * @param steps the number of the step, with the delivery that goes on with it
     */
    record Onward(Map<Long, Integer> steps) {}

    private long task(int delivery) {
        return deliveries.get(delivery).completion().held().task().value();
    }

    private long step(int delivery) {
        return deliveries.get(delivery).completion().held().step().value();
    }

    private static long[] array(Set<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}
