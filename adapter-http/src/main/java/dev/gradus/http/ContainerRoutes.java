package dev.gradus.http;

import dev.gradus.core.api.Belongings;
import dev.gradus.core.container.Belonging;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.task.TaskId;
import java.util.List;

/** What the installation has in its container engine, under {@code /api/v1}. */
final class ContainerRoutes {
    private final Ports ports;

    ContainerRoutes(Ports ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/tasks/{task}/containers", this::list),
                Route.post("/api/v1/tasks/{task}/actions/reset-containers", this::remove),
                Route.get("/api/v1/leftovers", call -> things(belongings().unwanted(extent(call)))),
                Route.post(
                        "/api/v1/leftovers/actions/remove",
                        call -> things(belongings().removeUnwanted(extent(call)))));
    }

    private Belongings belongings() {
        return ports.operations().belongings();
    }

    private Answer list(Call call) {
        return answer(belongings().containers(task(call)));
    }

    private Answer remove(Call call) {
        return answer(belongings()
                .removeContainers(task(call), call.cause(call.query("reason").orElse(null))));
    }

    private TaskId task(Call call) {
        return ports.tasks().resolve(call.path("task"));
    }

    /** {@code all=true} asks for what ended steps keep too. */
    private static Belongings.Extent extent(Call call) {
        return call.isOn("all") ? Belongings.Extent.KEPT : Belongings.Extent.LEFT;
    }

    private Answer answer(List<ContainerInfo> containers) {
        return Answer.ok(TaskRoutes.listed(
                containers.stream().map(ports.shapes()::container).toList(), null));
    }

    private Answer things(List<Belonging> belongings) {
        return Answer.ok(TaskRoutes.listed(
                belongings.stream().map(ports.shapes()::belonging).toList(), null));
    }
}
