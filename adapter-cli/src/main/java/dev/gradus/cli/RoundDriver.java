package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Drives a manual task to the end of its round. Its own steps run in the order of their numbers, needs first, one at a time
 * and claimed by this process, or several at a time when that is asked for; steps that were generated under others run in
 * parallel, by whatever worker there is, this process's among them. A failed step does not stop the others. Not thread safe.
 */
final class RoundDriver {
    static final Duration LOOK = Duration.ofMillis(100);
    private static final Set<String> LIVE = Set.of("ready", "running", "cancelling");
    private static final Set<String> PASSING =
            Set.of("backoff", "schedule", "pool", "engine_unreachable", "no_worker", "workers_busy", "cancelling");

    private final Backend backend;
    private final String id;
    private final int parallel;
    private final @Nullable String reason;
    private Backend.@Nullable Working working;

    RoundDriver(Backend backend, String id, int parallel, @Nullable String reason) {
        this.reason = reason;
        this.backend = backend;
        this.id = id;
        this.parallel = parallel;
    }

    /** Returns the task when it is over, or when it can go on only after somebody has done something. */
    Document untilSettled() {
        try {
            while (true) {
                Document task = backend.tasks().get(id);
                requireEnabled(task);
                if (Run.isOver(task) || Run.waitsForPerson(task) || !moved(task)) {
                    return task;
                }
            }
        } finally {
            if (working != null) {
                working.close();
            }
        }
    }

    /** Whether something moves or was set moving. */
    private boolean moved(Document task) {
        List<Document> live = Run.steps(task).stream()
                .filter(step -> LIVE.contains(Cells.text(step, "state")))
                .toList();
        Document waits = backend.tasks().explain(id).member("waits").orElse(Document.emptyArray());
        List<Document> next = dispatched(task, due(task, waits), live);
        if (!next.isEmpty()) {
            next.forEach(this::dispatch);
            return true;
        }
        boolean advances =
                live.isEmpty() && (isBetween(task) || !due(task, waits).isEmpty());
        if (advances) {
            backend.tasks().act(id, TaskAction.ADVANCE, ActionDetails.because(reason));
            return true;
        }
        boolean passes = waits.items().stream().anyMatch(wait -> PASSING.contains(Cells.text(wait, "reason")));
        if (live.isEmpty() && !passes) {
            return false;
        }
        backend.tasks().await(id, LOOK);
        return true;
    }

    /** The steps that wait for nothing but a call, in order. */
    private static List<Document> due(Document task, Document waits) {
        return waits.items().stream()
                .filter(wait -> Cells.text(wait, "reason").equals("manual"))
                .map(wait -> StepBodies.step(task, Cells.text(wait, "step")))
                .toList();
    }

    /** Those of them that are left to workers: generated ones, and others as far as they may run beside one another. */
    private List<Document> dispatched(Document task, List<Document> due, List<Document> live) {
        List<Document> next =
                new ArrayList<>(due.stream().filter(RoundDriver::isGenerated).toList());
        long running = live.stream().filter(step -> !isGenerated(step)).count();
        if (parallel > 1) {
            due.stream()
                    .filter(step -> !isGenerated(step))
                    .limit(Math.max(0, parallel - running))
                    .forEach(next::add);
        }
        return isBegun(task) ? next : List.of();
    }

    private void dispatch(Document step) {
        if (working == null) {
            working = backend.work();
        }
        backend.steps().act(Cells.text(step, "id"), StepAction.RUN, reason);
    }

    private static boolean isGenerated(Document step) {
        return !Cells.text(step, "parent").isEmpty();
    }

    private static boolean isBegun(Document task) {
        return !Cells.text(task, "state").equals("pending")
                && !Cells.text(task, "state").equals("planned");
    }

    /** Whether the task has yet to begin, or a result has yet to be looked at. */
    private static boolean isBetween(Document task) {
        return !isBegun(task) || Cells.text(task, "waiting_for").equals("observation");
    }

    private static void requireEnabled(Document task) {
        if (!task.member("enabled").map(Document::bool).orElse(true)) {
            String name = Cells.text(task, "id");
            throw new CoreException(
                    ErrorCode.CONFLICT,
                    "task %s is inactive: gradus task edit %s --set status=active lets it run".formatted(name, name));
        }
    }
}
