package dev.gradus.core.engine;

import dev.gradus.core.api.Belongings;
import dev.gradus.core.container.Belonging;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.ContainerEngine;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.step.Step;
import dev.gradus.core.task.TaskEvent;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.transition.Decision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the installation has in the engine of this process. */
record BelongingsService(TaskStore tasks, ContainerEngine engine) implements Belongings {

    @Override
    public List<ContainerInfo> containers(TaskId task) {
        return engine.containers().list(OwnerFilter.of(task)).stream()
                .sorted(Comparator.comparing(ContainerInfo::name))
                .toList();
    }

    @Override
    public List<ContainerInfo> removeContainers(TaskId task, Cause cause) {
        tasks.find(task).ifPresent(found -> found.all().forEach(step -> requireIdle(task, step)));
        List<ContainerInfo> removed = new ArrayList<>();
        try {
            for (ContainerInfo container : containers(task)) {
                if (engine.containers().remove(container.id())) {
                    removed.add(container);
                }
            }
        } finally {
            record(task, removed, cause);
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

    private void record(TaskId task, List<ContainerInfo> removed, Cause cause) {
        if (!removed.isEmpty()) {
            List<String> names = removed.stream().map(ContainerInfo::name).toList();
            tasks.change(
                    task,
                    cause,
                    (current, now, ids) -> Decision.accepted(List.of(new TaskEvent.ContainersRemoved(names))));
        }
    }

    @Override
    public List<Belonging> unwanted(Extent extent) {
        return new UnwantedBelongings(tasks, engine).find(extent);
    }

    @Override
    public List<Belonging> removeUnwanted(Extent extent) {
        return new UnwantedBelongings(tasks, engine).remove(extent);
    }
}
