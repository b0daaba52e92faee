package dev.gradus.core.task;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepProgress;
import dev.gradus.core.step.StepState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A task rebuilt from its events alone, and how a stored one differs from it. */
public final class TaskFold {
    private TaskFold() {}

    /**
     * The task that these events tell of.
     *
     * @throws IllegalStateException when the first is not its creation, a number is missing, or a move is illegal
     */
    public static TaskSnapshot of(TaskId id, List<EventEnvelope> events) {
        if (events.isEmpty() || !(events.get(0).event() instanceof TaskEvent.TaskCreated created)) {
            throw new IllegalStateException("task %s: the first event is not its creation".formatted(id));
        }
        TaskSnapshot snapshot = TaskEvolution.born(id, created, events.get(0).at());
        for (EventEnvelope envelope : events.subList(1, events.size())) {
            if (envelope.seq() != snapshot.seq() + 1) {
                throw new IllegalStateException(
                        "task %s: event %d follows event %d".formatted(id, envelope.seq(), snapshot.seq()));
            }
            snapshot = TaskEvolution.evolve(snapshot, envelope.event(), envelope.at());
        }
        return snapshot;
    }

    /** Every difference that is not operational, in words; empty when there is none. */
    public static List<String> differences(TaskSnapshot stored, TaskSnapshot folded) {
        List<String> found = new ArrayList<>();
        compare(found, "last event", stored.seq(), folded.seq());
        compare(found, "task", stored.task(), folded.task());
        compare(
                found,
                "step keys",
                List.copyOf(stored.steps().keySet()),
                List.copyOf(folded.steps().keySet()));
        for (Step step : stored.all()) {
            folded.step(step.key()).ifPresent(other -> compare(found, step, other));
        }
        return found;
    }

    private static void compare(List<String> found, Step stored, Step folded) {
        StepKey key = stored.key();
        compare(found, "id of " + key, stored.id(), folded.id());
        compare(found, "specification of " + key, stored.spec(), folded.spec());
        compare(found, "progress of " + key, withoutMemo(stored), withoutMemo(folded));
        compare(found, "result of " + key, stored.result(), folded.result());
        compare(found, "end of " + key, stored.closedAt(), folded.closedAt());
        boolean claimed = stored.state() == StepState.RUNNING
                && (folded.state() == StepState.READY || folded.state() == StepState.PENDING);
        if (!claimed) {
            compare(found, "state of " + key, stored.state(), folded.state());
        }
    }

    /** A memo can also be noted while an attempt runs, which is no fact. */
    private static StepProgress withoutMemo(Step step) {
        return step.progress().noting(Document.emptyObject());
    }

    private static void compare(List<String> found, String what, @Nullable Object stored, @Nullable Object folded) {
        if (!Objects.equals(stored, folded)) {
            found.add("%s: stored %s, events say %s".formatted(what, stored, folded));
        }
    }
}
