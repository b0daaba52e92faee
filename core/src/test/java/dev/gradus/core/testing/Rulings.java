package dev.gradus.core.testing;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskDecider;
import dev.gradus.core.task.TaskEvent;
import dev.gradus.core.transition.Decision;
import java.util.List;

/** Rulings for {@link TaskStore#change}. */
public final class Rulings {
    private Rulings() {}

    /** What the task's decider says to this command. */
    public static TaskStore.Ruling of(TaskCommand command) {
        return (snapshot, now, ids) -> TaskDecider.decide(snapshot, command, now, ids);
    }

    /** What the task's decider says to this command about a step. */
    public static TaskStore.Ruling of(String step, StepCommand command) {
        return of(new TaskCommand.OnStep(new StepKey(step), command));
    }

    /** An audit entry that changes nothing and tells after which event it was decided. */
    public static TaskStore.Ruling audit() {
        return (snapshot, now, ids) -> Decision.accepted(List.of(new TaskEvent.PolicyViolated(
                "audited", "after event " + snapshot.seq(), null, Document.emptyObject())));
    }
}
