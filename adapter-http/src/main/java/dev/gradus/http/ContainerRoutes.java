package dev.gradus.http;

import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.task.TaskId;
import java.util.List;

/** The containers of a task under {@code /api/v1}. */
final class ContainerRoutes {
    private final Ports ports;

    ContainerRoutes(Ports ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/tasks/{task}/containers", this::list),
                Route.post("/api/v1/tasks/{task}/actions/reset-containers", this::remove));
    }

    private Answer list(Call call) {
        return answer(ports.operations().containers(task(call)));
    }

    private Answer remove(Call call) {
        return answer(ports.operations().removeContainers(task(call)));
    }

    private TaskId task(Call call) {
        return ports.tasks().resolve(call.path("task"));
    }

    private Answer answer(List<ContainerInfo> containers) {
        return Answer.ok(TaskRoutes.listed(
                containers.stream().map(ports.shapes()::container).toList(), null));
    }
}
