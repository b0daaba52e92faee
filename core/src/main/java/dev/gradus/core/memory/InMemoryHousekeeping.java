package dev.gradus.core.memory;

import dev.gradus.core.port.Housekeeping;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Drops old keys and sessions from memory. Looks at all of them at each call. */
final class InMemoryHousekeeping implements Housekeeping {
    private final SharedState state;
    private final InMemoryTaskStore tasks;

    InMemoryHousekeeping(SharedState state, InMemoryTaskStore tasks) {
        this.state = state;
        this.tasks = tasks;
    }

    @Override
    public int forgetKeys(Duration age, int limit) {
        return tasks.forgetKeys(state.now().minus(age), limit);
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
