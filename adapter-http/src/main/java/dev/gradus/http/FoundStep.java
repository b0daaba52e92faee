package dev.gradus.http;

import dev.gradus.core.api.Steps.StepAddress;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.TaskSnapshot;
import java.util.Map;

/** The step that a path names, with its task. */
record FoundStep(TaskSnapshot task, Step step) {

    /** Finds steps by number or UUID, or by task and key. */
    record Finder(Ports ports) {

        FoundStep find(Call call) {
            if (!call.hasPath("key")) {
                StepAddress address = ports.steps().resolve(call.path("step"));
                TaskSnapshot task = ports.tasks().get(address.task());
                return new FoundStep(task, task.require(address.key()));
            }
            TaskSnapshot task = ports.tasks().get(ports.tasks().resolve(call.path("task")));
            String key = call.path("key");
            Step step = StepKey.isValid(key) ? task.step(new StepKey(key)).orElse(null) : null;
            if (step == null) {
                throw new CoreException(
                        ErrorCode.NOT_FOUND,
                        "task %s has no step '%s'".formatted(task.task().id(), key),
                        Document.object(Map.of("hint", "its steps are listed by GET /api/v1/tasks/{task}")));
            }
            return new FoundStep(task, step);
        }
    }
}
