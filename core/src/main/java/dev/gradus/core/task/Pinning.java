package dev.gradus.core.task;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.Step;
import dev.gradus.core.transition.Decision;
import java.util.List;
import java.util.Optional;

/** Whether a task may be bound to a place, or moved to another. */
final class Pinning {
    private Pinning() {}

    /** A task moves only while nothing of it executes: what executes knows nothing of the move. */
    static Decision<DomainEvent> moved(TaskSnapshot snapshot, TaskCommand.Repin command) {
        Task task = snapshot.task();
        if (task.pins().equals(command.pins())) {
            return Decision.nothing();
        }
        Optional<Step> live = snapshot.all().stream()
                .filter(step -> step.isLive() && !step.spec().isExternal())
                .findFirst();
        return live.<Decision<DomainEvent>>map(step -> Decision.rejected(
                        ErrorCode.CONFLICT,
                        "task %s cannot move while its step '%s' is %s: pause the task, wait for the step, then move it"
                                .formatted(task.id(), step.key(), step.state().word())))
                .orElseGet(() -> pinned(command.pins()));
    }

    /** An attempt binds the task to where it executes, if the task is not bound to another place. */
    static Decision<DomainEvent> bound(TaskSnapshot snapshot, TaskCommand.Pin command) {
        Task task = snapshot.task();
        boolean held = snapshot.step(command.step())
                .filter(step -> step.isHeldUnder(command.fence()))
                .isPresent();
        if (!held) {
            return Decision.rejected(
                    ErrorCode.CONFLICT,
                    "step '%s' of task %s is not held under fence %s"
                            .formatted(command.step(), task.id(), command.fence()));
        }
        Optional<Pins> both = task.pins().and(command.pins());
        if (both.isEmpty()) {
            return Decision.rejected(
                    ErrorCode.CONFLICT,
                    "task %s is pinned to %s, not to %s"
                            .formatted(
                                    task.id(),
                                    task.pins().labels(),
                                    command.pins().labels()));
        }
        return both.get().equals(task.pins()) ? Decision.nothing() : pinned(both.get());
    }

    private static Decision<DomainEvent> pinned(Pins pins) {
        return Decision.accepted(List.of(new TaskEvent.TaskPinned(pins)));
    }
}
