package dev.gradus.core.task;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepState;
import java.util.Objects;
import java.util.stream.Stream;

/** How a task ends whose work steps have all ended. */
final class Ending {
    private Ending() {}

    static DomainEvent of(TaskSnapshot snapshot) {
        boolean failed = snapshot.anyWork(Step::countsAsFailed);
        return failed ? new TaskEvent.TaskFailed(failureOf(snapshot)) : new TaskEvent.TaskCompleted();
    }

    /** Its first failed work step's, else that of another step that stopped its work. */
    private static Failure failureOf(TaskSnapshot snapshot) {
        return Stream.concat(snapshot.work().stream(), snapshot.all().stream())
                .filter(step -> step.state() == StepState.FAILED)
                .map(step -> step.result().failure())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> Failure.user("NOT_RUN", "a step was skipped because one before it had failed"));
    }
}
