package dev.gradus.http;

import dev.gradus.core.api.SettingsRepresentation;
import dev.gradus.core.api.Steps.StepAddress;
import dev.gradus.core.data.Document;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.List;
import java.util.Set;

/** Standing tasks under {@code /api/v1} as people edit them: settings, changes, deletions. */
final class EditRoutes {
    private final Ports ports;
    private final HostKinds hostKinds;
    private final SettingsRepresentation settings = new SettingsRepresentation();

    EditRoutes(Ports ports, HostKinds hostKinds) {
        this.ports = ports;
        this.hostKinds = hostKinds;
    }

    List<Route> routes() {
        return List.of(
                Route.patch("/api/v1/tasks/{task}", this::edit),
                Route.delete("/api/v1/tasks/{task}", this::delete),
                Route.get("/api/v1/tasks/{task}/settings", this::taskSettings),
                Route.get("/api/v1/tasks/{task}/steps/{key}/settings", this::stepSettings),
                Route.delete("/api/v1/tasks/{task}/steps/{key}", this::remove),
                Route.get("/api/v1/steps/{step}/settings", this::stepSettings),
                Route.delete("/api/v1/steps/{step}", this::remove));
    }

    private Answer edit(Call call) {
        TaskEdit edit = call.json(TaskEdit.class);
        TaskSnapshot task = task(call);
        hostKinds.require(task);
        TaskSnapshot after = ports.tasks()
                .apply(task.task().id(), edit.of(task.task()), Tags.wanted(call), call.cause(edit.reason()));
        return Answer.ok(ports.shapes().task(after)).with("ETag", Tags.of(after));
    }

    private Answer delete(Call call) {
        return Answer.ok(ports.shapes().task(ports.tasks().delete(id(call))));
    }

    private Answer taskSettings(Call call) {
        TaskSnapshot task = task(call);
        return Answer.ok(Document.emptyObject().with("settings", settings.settings(task)))
                .with("ETag", Tags.of(task));
    }

    private Answer stepSettings(Call call) {
        StepAddress address = step(call);
        TaskSnapshot task = ports.tasks().get(address.task());
        Step step = task.require(address.key());
        return Answer.ok(Document.emptyObject().with("settings", settings.settings(task, step)))
                .with("ETag", Tags.of(task));
    }

    private Answer remove(Call call) {
        StepAddress address = step(call);
        TaskSnapshot before = ports.tasks().get(address.task());
        Set<StepKey> removed = Set.of(address.key());
        ports.tasks()
                .apply(
                        address.task(),
                        new TaskCommand.RemoveSteps(removed),
                        Tags.wanted(call),
                        call.cause(call.query("reason").orElse(null)));
        return Answer.ok(ports.shapes().step(before, before.require(address.key())));
    }

    private StepAddress step(Call call) {
        return ports.steps()
                .resolve(call.hasPath("key") ? call.path("task") + "/" + call.path("key") : call.path("step"));
    }

    private TaskSnapshot task(Call call) {
        return ports.tasks().get(id(call));
    }

    private TaskId id(Call call) {
        return ports.tasks().resolve(call.path("task"));
    }
}
