package dev.gradus.persistence;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.event.Stream;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Completion;
import dev.gradus.core.port.Continuation;
import dev.gradus.core.port.Delivery;
import dev.gradus.core.port.HeldStep;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Claim;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepEvent;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepProgress;
import dev.gradus.core.step.StepResult;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.EventTypes;
import dev.gradus.core.task.TaskEvent;
import dev.gradus.persistence.Successor.Needing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what {@link SuccessBatch} has planned. A fence that turns out to be stale undoes the whole, and is named. */
final class SuccessWrites {
    private static final String TASK_COMPLETED =
            EventTypes.write(new TaskEvent.TaskCompleted()).toJson();

    private final Hot hot;
    private final List<Delivery> deliveries;
    private final Instant now;
    private final Map<Long, Ended> ended = new HashMap<>();
    private boolean queued;

    SuccessWrites(Hot hot, List<Delivery> deliveries, Instant now) {
        this.hot = hot;
        this.deliveries = deliveries;
        this.now = now;
    }

    /** The guarded write: nothing else is written unless every step was held under its fence. */
    void complete(Collection<PlainTask> tasks) {
        List<Integer> all = new ArrayList<>();
        tasks.forEach(task -> all.addAll(task.deliveries()));
        if (all.isEmpty()) {
            return;
        }
        hot.each(
                HotSql.COMPLETE,
                row -> ended.put(
                        row.getLong(1), new Ended(new StepKey(row.getString(2)), row.getInt(3), row.getLong(4))),
                now,
                now,
                all.stream().mapToLong(i -> held(i).step().value()).toArray(),
                all.stream().mapToLong(i -> held(i).fence().value()).toArray(),
                texts(all, i -> content(success(i).results())),
                texts(all, i -> success(i).origin().word()),
                texts(all, i -> json(completion(i).input())),
                all.stream().mapToInt(i -> completion(i).retries()).toArray());
        List<Integer> stale = all.stream()
                .filter(i -> !ended.containsKey(held(i).step().value()))
                .toList();
        if (!stale.isEmpty()) {
            throw new StaleFences(stale);
        }
    }

    /** Whether the session held the step whose success this is. */
    boolean wasHeldBy(SessionId session, int delivery) {
        return requireNonNull(ended.get(held(delivery).step().value()), "ended").session() == session.value();
    }

    /** The facts and their numbers. */
    List<Write> facts(Collection<PlainTask> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        FactRows rows = new FactRows(Stream.Kind.TASK);
        for (PlainTask task : tasks) {
            long seq = task.seq();
            for (int i : task.deliveries()) {
                rows.add(task.id(), ++seq, completed(i), deliveries.get(i).cause());
            }
            if (task.ends()) {
                int last = task.deliveries().get(task.deliveries().size() - 1);
                rows.add(
                        task.id(),
                        ++seq,
                        "TaskCompleted",
                        TASK_COMPLETED,
                        deliveries.get(last).cause());
            }
        }
        List<Write> writes = new ArrayList<>();
        writes.add(Write.of(
                HotSql.COUNT_FACTS,
                tasks.size(),
                now,
                now,
                tasks.stream().mapToLong(PlainTask::id).toArray(),
                tasks.stream().mapToLong(PlainTask::seq).toArray(),
                tasks.stream().mapToLong(PlainTask::nextSeq).toArray(),
                booleans(tasks.stream().map(PlainTask::ends).toList())));
        writes.addAll(rows.writes(now));
        return writes;
    }

    private DomainEvent completed(int delivery) {
        Ended step = requireNonNull(ended.get(held(delivery).step().value()), "ended");
        Outcome.Success success = success(delivery);
        return new StepEvent.StepCompleted(step.key(), step.attempt(), success.results(), success.origin());
    }

    /** Counts down what waits for the ended steps and frees it, but for what is gone on with. */
    List<Write> frees(Collection<PlainTask> tasks, Map<Long, Integer> onward) {
        List<Long> ids = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        List<Boolean> freed = new ArrayList<>();
        for (PlainTask task : tasks) {
            for (Needing step : task.concerned()) {
                if (!onward.containsKey(step.id())) {
                    ids.add(step.id());
                    counts.add(task.endedNeeds(step));
                    freed.add(task.frees(step));
                }
            }
        }
        if (ids.isEmpty()) {
            return List.of();
        }
        queued |= freed.contains(true);
        return List.of(Write.of(
                HotSql.FREE,
                ids.size(),
                now,
                ids.stream().mapToLong(Long::longValue).toArray(),
                counts.stream().mapToInt(Integer::intValue).toArray(),
                booleans(freed)));
    }

    /** Whether a step was freed and is not gone on with. */
    boolean haveQueued() {
        return queued;
    }

    /** Claims what is gone on with; the claimed steps by delivery. */
    Map<Integer, ClaimedStep> proceed(SuccessBatch.Onward onward) {
        Map<Long, Integer> chosen = onward.steps();
        Map<Integer, ClaimedStep> claimed = new HashMap<>();
        if (chosen.isEmpty()) {
            return claimed;
        }
        hot.each(
                HotSql.CONTINUE,
                row -> {
                    int delivery = requireNonNull(chosen.get(row.getLong(1)), "delivery");
                    Fence fence = new Fence(row.getLong(2));
                    claimed.put(delivery, claimed(delivery, row.getLong(1), fence, row.getString(3)));
                },
                now,
                chosen.keySet().stream().mapToLong(Long::longValue).toArray(),
                chosen.values().stream()
                        .mapToLong(i -> wish(i).request().session().value())
                        .toArray());
        exactly(chosen.size(), claimed.size());
        return claimed;
    }

    private ClaimedStep claimed(int delivery, long step, Fence fence, String spec) {
        SessionId session = wish(delivery).request().session();
        Step running = new Step(
                new StepId(step),
                Specs.read(spec),
                StepState.RUNNING,
                StepProgress.NONE,
                StepResult.NONE,
                Attempt.begun(1, new Claim(session, fence, false), now),
                null);
        return new ClaimedStep(held(delivery).task(), wish(delivery).task(), running);
    }

    private static void exactly(int expected, int found) {
        if (expected != found) {
            throw new IllegalStateException(
                    "locked rows changed: expected to write %d, wrote %d".formatted(expected, found));
        }
    }

    private Completion completion(int delivery) {
        return deliveries.get(delivery).completion();
    }

    private HeldStep held(int delivery) {
        return completion(delivery).held();
    }

    private Outcome.Success success(int delivery) {
        return (Outcome.Success) completion(delivery).outcome();
    }

    private Continuation wish(int delivery) {
        return requireNonNull(deliveries.get(delivery).onward(), "onward");
    }

    private static @Nullable String json(@Nullable Document document) {
        return document == null ? null : document.toJson();
    }

    /** Nothing for an empty object, as everywhere. */
    private static @Nullable String content(Document document) {
        return document.equals(Document.emptyObject()) ? null : document.toJson();
    }

    private static @Nullable String[] texts(List<Integer> all, Text text) {
        return all.stream().map(text::of).toArray(String[]::new);
    }

    private static Boolean[] booleans(List<Boolean> values) {
        return values.toArray(Boolean[]::new);
    }

    private interface Text {
        @Nullable
        String of(int delivery);
    }

    private record Ended(StepKey key, int attempt, long session) {}
}
