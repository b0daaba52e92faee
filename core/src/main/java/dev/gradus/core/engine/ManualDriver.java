package dev.gradus.core.engine;

import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.Change;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Stores;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.ClaimRules;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.Readiness;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskDecider;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Drives manual tasks: exactly one transition for each call, executing at most one step in this process. Thread safe. */
final class ManualDriver {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Stores stores;
    private final CallerSession caller;
    private final TaskWatch watch;
    private final InstantSource clock;

    ManualDriver(Stores stores, CallerSession caller, TaskWatch watch, InstantSource clock) {
        this.stores = stores;
        this.caller = caller;
        this.watch = watch;
        this.clock = clock;
    }

    /** One transition. */
    TaskSnapshot advance(TaskId id, Precondition precondition, Cause cause) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (true) {
            TaskSnapshot snapshot = watch.require(id);
            precondition.require(snapshot);
            requireManual(snapshot);
            if (snapshot.task().state().isTerminal()) {
                return snapshot;
            }
            if (snapshot.hasLiveStep()) {
                awaitOther(snapshot, deadline);
                continue;
            }
            Optional<TaskSnapshot> moved = transition(snapshot, precondition, cause);
            if (moved.isPresent()) {
                return moved.get();
            }
        }
    }

    private void awaitOther(TaskSnapshot snapshot, long deadline) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        TaskId id = snapshot.task().id();
        if (left.isNegative()
                || watch.await(id, later -> !later.hasLiveStep(), left).hasLiveStep()) {
            throw new CoreException(
                    ErrorCode.IN_PROGRESS,
                    "Task %s has a step that another caller has been executing for over %d s"
                            .formatted(id, LONGEST_WAIT.toSeconds()));
        }
    }

    /** The transition that is due; nothing when another caller was faster and the task has to be looked at again. */
    private Optional<TaskSnapshot> transition(TaskSnapshot snapshot, Precondition precondition, Cause cause) {
        TaskId id = snapshot.task().id();
        return switch (snapshot.task().state()) {
            case PENDING, PLANNED -> changed(id, new TaskCommand.Start(), precondition, cause);
            case WAITING -> {
                if (!snapshot.task().progress().observation()) {
                    throw stuck(snapshot, "waits for something else than an advance; see explain");
                }
                yield changed(id, new TaskCommand.Observe(), precondition, cause);
            }
            case RUNNING -> executed(snapshot, precondition);
            case PLANNING -> throw stuck(snapshot, "is being planned");
            case BLOCKED -> throw stuck(snapshot, "is blocked: approve, retry or cancel it");
            case CANCELLING -> throw stuck(snapshot, "is being cancelled");
            case COMPLETED, FAILED, CANCELLED -> Optional.of(snapshot);
        };
    }

    private Optional<TaskSnapshot> changed(TaskId id, TaskCommand command, Precondition precondition, Cause cause) {
        TaskStore.Ruling ruling = (snapshot, now, ids) -> TaskDecider.decide(snapshot, command, now, ids);
        Change change = stores.tasks().change(id, cause, ruling.onlyIf(precondition));
        TaskSnapshot after = change.orThrow();
        return change.events().isEmpty() ? Optional.empty() : Optional.of(after);
    }

    private Optional<TaskSnapshot> executed(TaskSnapshot snapshot, Precondition precondition) {
        TaskId id = snapshot.task().id();
        Step next = snapshot.all().stream()
                .filter(step -> step.spec().isWork())
                .filter(step -> ClaimRules.mayBeTaken(snapshot, step, clock.instant()))
                .findFirst()
                .orElseThrow(() -> nothingToTake(snapshot));
        if (!caller.mayTake(snapshot.task(), next)) {
            throw stuck(snapshot, PlacementAdvice.elsewhere(snapshot.task(), next, caller.offers()));
        }
        stores.admissions().refusal(next.spec().gates()).ifPresent(refusal -> {
            throw stuck(snapshot, "has the step '%s' next, and %s".formatted(next.key(), AdmissionAdvice.of(refusal)));
        });
        Optional<ClaimedStep> taken = stores.queue().take(id, next.key(), caller.session(), precondition);
        return taken.map(claimed -> {
            caller.run(claimed);
            return watch.require(id);
        });
    }

    private CoreException nothingToTake(TaskSnapshot snapshot) {
        if (snapshot.task().progress().isHeld()) {
            return stuck(snapshot, "is paused: resume it first");
        }
        return dueAt(snapshot)
                .map(due -> stuck(snapshot, "has a step that may be tried again at " + due))
                .orElseGet(() -> stuck(snapshot, "has no step that can run now; see explain"));
    }

    /** When the next step of a manual task may be tried again, if that is all it waits for. */
    Optional<Instant> dueAt(TaskSnapshot snapshot) {
        return snapshot.all().stream()
                .filter(step -> step.state() == StepState.PENDING)
                .filter(step -> Readiness.of(step, snapshot).isSatisfied())
                .map(step -> step.progress().notBefore())
                .filter(due -> due != null && due.isAfter(clock.instant()))
                .min(Instant::compareTo);
    }

    private static void requireManual(TaskSnapshot snapshot) {
        if (!snapshot.task().spec().rules().isManual()) {
            throw new CoreException(
                    ErrorCode.ILLEGAL_TRANSITION,
                    "task %s is dispatched by the engine: only manual tasks are advanced"
                            .formatted(snapshot.task().id()));
        }
    }

    private static CoreException stuck(TaskSnapshot snapshot, String why) {
        return new CoreException(
                ErrorCode.CONFLICT, "Task %s %s".formatted(snapshot.task().id(), why));
    }
}
