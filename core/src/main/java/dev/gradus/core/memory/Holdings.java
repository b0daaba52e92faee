package dev.gradus.core.memory;

import dev.gradus.core.port.HeldStep;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.task.TaskId;
import java.util.Collection;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Which session holds which live step, by fence, oldest first. Written in transactions, read by anyone at any time. */
final class Holdings {
    private final ConcurrentNavigableMap<Long, Holding> byFence = new ConcurrentSkipListMap<>();

    /**
     * One live step.
     *
     * @param step the step and the fence it is held under
     * @param owner the session that holds it
     */
    record Holding(HeldStep step, SessionId owner) {}

    void replace(TaskId task, @Nullable Step before, Step after) {
        if (before != null) {
            remove(before);
        }
        Attempt current = after.attempt();
        if (current != null && current.isLive() && after.isLive()) {
            HeldStep held = new HeldStep(task, after.id(), current.claim().fence());
            byFence.put(held.fence().value(), new Holding(held, current.claim().owner()));
        }
    }

    void remove(Step step) {
        Attempt attempt = step.attempt();
        if (attempt != null) {
            byFence.remove(attempt.claim().fence().value());
        }
    }

    Collection<Holding> all() {
        return byFence.values();
    }

    int countOf(SessionId session) {
        return (int) byFence.values().stream()
                .filter(holding -> holding.owner().equals(session))
                .count();
    }
}
