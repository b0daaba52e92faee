package dev.gradus.core.testing;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.IdempotencyKey;
import dev.gradus.core.port.NewTask;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.task.DefinitionRef;
import dev.gradus.core.task.Dispatch;
import dev.gradus.core.task.OnFailure;
import dev.gradus.core.task.Pins;
import dev.gradus.core.task.TaskRules;
import dev.gradus.core.task.TaskSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tasks to be stored. */
public final class NewTasks {
    private NewTasks() {}

    /** A standing task whose steps become READY by themselves. */
    public static NewTask automatic(String name, StepSpec... steps) {
        return standing(name, TaskRules.DEFAULT, steps);
    }

    /** A standing task whose steps run when somebody takes or dispatches them. */
    public static NewTask manual(String name, StepSpec... steps) {
        return standing(name, new TaskRules(Dispatch.MANUAL, OnFailure.FAIL), steps);
    }

    /** A task made from a definition. */
    public static NewTask of(DefinitionRef definition, String name, StepSpec... steps) {
        return task(name, definition, TaskRules.DEFAULT, steps);
    }

    /** The same task under an idempotency key. */
    public static NewTask under(IdempotencyKey key, NewTask task) {
        return new NewTask(task.spec(), task.pins(), task.steps(), key);
    }

    /** The same task with these labels. */
    public static NewTask labelled(Map<String, String> labels, NewTask task) {
        TaskSpec spec = task.spec();
        TaskSpec labelled =
                new TaskSpec(spec.name(), spec.definition(), spec.inputs(), spec.rules(), spec.localPath(), labels);
        return new NewTask(labelled, task.pins(), task.steps(), task.idempotency());
    }

    /** The same task, bound to a place. */
    public static NewTask pinned(Pins pins, NewTask task) {
        return new NewTask(task.spec(), pins, task.steps(), task.idempotency());
    }

    private static NewTask standing(String name, TaskRules rules, StepSpec... steps) {
        return task(name, null, rules, steps);
    }

    private static NewTask task(String name, @Nullable DefinitionRef definition, TaskRules rules, StepSpec... steps) {
        TaskSpec spec = new TaskSpec(name, definition, Document.emptyObject(), rules, null, Map.of());
        return new NewTask(spec, Pins.NONE, List.of(steps), null);
    }
}
