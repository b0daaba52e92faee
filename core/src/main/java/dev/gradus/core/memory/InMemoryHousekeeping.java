package dev.gradus.core.memory;

import dev.gradus.core.policy.Prunable;
import dev.gradus.core.port.Housekeeping;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Drops what is old from memory. Looks at all of them at each call. */
final class InMemoryHousekeeping implements Housekeeping {
    private final SharedState state;
    private final InMemoryTaskStore tasks;
    private final InMemoryLogStore logs;
    private final SubscriptionTable subscriptions;
    private final DeliveryTable deliveries;

    InMemoryHousekeeping(
            SharedState state,
            InMemoryTaskStore tasks,
            InMemoryLogStore logs,
            SubscriptionTable subscriptions,
            DeliveryTable deliveries) {
        this.state = state;
        this.tasks = tasks;
        this.logs = logs;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
    }

    @Override
    public int forgetKeys(Duration age, int limit) {
        Instant until = state.now().minus(age);
        return state.inTransaction(() -> state.keys().forget(until, limit));
    }

    @Override
    public int forgetSessions(Duration age, int limit) {
        Instant until = state.now().minus(age);
        return state.inTransaction(() -> {
            Set<SessionId> named = named();
            return (int) state.sessions().newestFirst().stream()
                    .filter(lease -> !lease.until().isAfter(until))
                    .filter(lease -> !named.contains(lease.id()))
                    .limit(limit)
                    .filter(lease -> state.sessions().forget(lease.id()))
                    .count();
        });
    }

    @Override
    public Pruned findOld(Prunable what, Duration age, long after, int limit) {
        Instant until = state.now().minus(age);
        return state.inTransaction(() -> switch (what) {
            case TASKS -> all(oldTasks(until, after).count());
            case LOGS -> all(oldLogs(until).toList().size());
            case EVENTS -> all(state.events().countOld(until));
            case DELIVERIES -> all(deliveries.countEnded(until));
        });
    }

    @Override
    public Pruned prune(Prunable what, Duration age, long after, int limit) {
        Instant until = state.now().minus(age);
        return switch (what) {
            case TASKS -> pruneTasks(until, after, limit);
            case LOGS -> pruneLogs(until);
            case EVENTS -> all(state.inTransaction(() -> state.events().removeOld(until)));
            case DELIVERIES -> piece(state.inTransaction(() -> deliveries.removeEnded(until, limit)), limit);
        };
    }

    private Pruned pruneTasks(Instant until, long after, int limit) {
        return state.inTransaction(() -> {
            List<TaskId> old = oldTasks(until, after)
                    .limit(limit)
                    .map(task -> task.task().id())
                    .toList();
            old.forEach(tasks::delete);
            return piece(old.size(), limit);
        });
    }

    private Pruned pruneLogs(Instant until) {
        return state.inTransaction(() -> {
            List<TaskSnapshot> old = oldLogs(until).toList();
            old.forEach(logs::delete);
            return all(old.size());
        });
    }

    private static Pruned all(long count) {
        return new Pruned(count, null);
    }

    private static Pruned piece(int count, int limit) {
        return new Pruned(count, count < limit ? null : Long.valueOf(0));
    }

    private Stream<TaskSnapshot> oldTasks(Instant until, long after) {
        return ended(until)
                .filter(task -> !task.task().spec().isStanding())
                .filter(task -> task.task().id().value() > after)
                .filter(task ->
                        !subscriptions.isAnyTold() || isLookedAt(task.task().id()));
    }

    private boolean isLookedAt(TaskId task) {
        return state.events().lastPosition(SharedState.streamOf(task)).compareTo(subscriptions.looked()) <= 0;
    }

    private Stream<TaskSnapshot> oldLogs(Instant until) {
        return ended(until).filter(task -> logs.has(task.task().id()));
    }

    private Stream<TaskSnapshot> ended(Instant until) {
        return state.tasks().newestFirst().stream().filter(task -> {
            Instant closed = task.task().times().closedAt();
            return closed != null && !closed.isAfter(until) && !task.hasLiveStep();
        });
    }

    private Set<SessionId> named() {
        Set<SessionId> named = new HashSet<>();
        state.tasks().newestFirst().stream()
                .flatMap(task -> task.all().stream())
                .flatMap(step -> state.tasks().attempts(step).stream())
                .map(Attempt::claim)
                .forEach(claim -> named.add(claim.owner()));
        return named;
    }
}
