package dev.gradus.core.memory;

import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The READY steps in the order in which they are claimed. Used in transactions only. */
final class ReadyIndex {
    private final Map<StepId, Entry> byStep = new HashMap<>();
    private final NavigableSet<Entry> ordered = new TreeSet<>(Comparator.comparingInt(Entry::priority)
            .thenComparing(Entry::readyAt)
            .thenComparingLong(entry -> entry.step().value()));

    /**
     * One READY step.
     *
     * @param priority smaller is claimed first
     * @param since when it became READY
     * @param readyAt from when on it may be claimed
     * @param task its task
     * @param step its number
     * @param key its name in the task
     * @param kind what it takes to execute it
     */
    record Entry(int priority, Instant since, Instant readyAt, TaskId task, StepId step, StepKey key, String kind) {}

    void replace(TaskId task, Step after, Instant now) {
        Entry old = remove(after.id());
        if (after.state() == StepState.READY) {
            Instant since = old == null ? now : old.since();
            Entry entry = entry(task, after, since);
            byStep.put(after.id(), entry);
            ordered.add(entry);
        }
    }

    /** The step's entry, which is no longer in the index. */
    @Nullable
    Entry remove(StepId step) {
        Entry old = byStep.remove(step);
        if (old != null) {
            ordered.remove(old);
        }
        return old;
    }

    Iterable<Entry> inOrder() {
        return ordered;
    }

    private static Entry entry(TaskId task, Step step, Instant since) {
        int priority = step.spec().policies().priority();
        Instant readyAt = later(since, step.progress().notBefore());
        return new Entry(
                priority,
                since,
                readyAt,
                task,
                step.id(),
                step.key(),
                step.spec().body().kind());
    }

    private static Instant later(Instant since, @Nullable Instant notBefore) {
        return notBefore != null && notBefore.isAfter(since) ? notBefore : since;
    }
}
