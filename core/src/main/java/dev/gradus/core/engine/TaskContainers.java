package dev.gradus.core.engine;

import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.ContainerEngine;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.step.Step;
import dev.gradus.core.task.TaskId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The containers that this installation made for a task: those of its pools, those that are kept, those that were left. */
record TaskContainers(TaskStore tasks, ContainerEngine engine) {

    /** They, by name. */
    List<ContainerInfo> of(TaskId task) {
        return engine.containers().list(OwnerFilter.of(task)).stream()
                .sorted(Comparator.comparing(ContainerInfo::name))
                .toList();
    }

    /** Takes them away, and tells which were there to take. */
    List<ContainerInfo> remove(TaskId task) {
        tasks.find(task).ifPresent(found -> found.all().forEach(step -> requireIdle(task, step)));
        List<ContainerInfo> removed = new ArrayList<>();
        for (ContainerInfo container : of(task)) {
            if (engine.containers().remove(container.id())) {
                removed.add(container);
            }
        }
        return removed;
    }

    private static void requireIdle(TaskId task, Step step) {
        if (step.isLive()) {
            throw new CoreException(
                    ErrorCode.CONFLICT,
                    "step '%s' of task %s is %s and may hold a container: wait for its attempt to end or cancel it"
                            .formatted(step.key(), task, step.state().word()));
        }
    }
}
