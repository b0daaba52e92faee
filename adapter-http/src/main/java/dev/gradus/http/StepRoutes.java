package dev.gradus.http;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.Cause;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps under {@code /api/v1}, addressed by number or UUID, or by task and key. */
final class StepRoutes {
    private static final List<String> ADDRESSES = List.of("/api/v1/steps/{step}", "/api/v1/tasks/{task}/steps/{key}");

    private final Ports ports;
    private final HostKinds hostKinds;
    private final FoundStep.Finder finder;
    private final StepForm form;

    StepRoutes(Ports ports, HostKinds hostKinds) {
        this.ports = ports;
        this.hostKinds = hostKinds;
        this.finder = new FoundStep.Finder(ports);
        this.form = new StepForm(ports.definitions());
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (String address : ADDRESSES) {
            routes.add(Route.get(address, this::get));
            routes.add(Route.get(address + "/attempts", this::attempts));
            routes.add(Route.get(address + "/logs", this::logs));
            StepAction.all()
                    .forEach((word, action) ->
                            routes.add(Route.post(address + "/actions/" + word, call -> act(call, action))));
        }
        routes.add(Route.post("/api/v1/tasks/{task}/steps", this::add));
        routes.add(Route.put("/api/v1/tasks/{task}/steps/{key}", this::revise));
        return routes;
    }

    private Answer get(Call call) {
        FoundStep found = finder.find(call);
        return Answer.ok(ports.shapes().step(found.task(), found.step())).with("ETag", Tags.of(found.task()));
    }

    private Answer attempts(Call call) {
        Step step = finder.find(call).step();
        List<Document> items = ports.steps().attempts(step.id()).stream()
                .map(attempt -> ports.shapes().attempt(step.id(), attempt))
                .toList();
        return Answer.ok(TaskRoutes.listed(items, null));
    }

    private Answer logs(Call call) {
        Step step = finder.find(call).step();
        Attempt last = step.attempt();
        int attempt = call.query("attempt")
                .map(text -> (int) Math.min(Call.number("attempt", text), Integer.MAX_VALUE))
                .orElse(last == null ? 1 : last.number());
        long after = call.query("after").map(text -> Call.number("after", text)).orElse(0L);
        List<LogChunk> chunks = ports.steps().log(step.id(), attempt, after, call.limit());
        return Answer.ok(
                TaskRoutes.listed(chunks.stream().map(ports.shapes()::logChunk).toList(), next(chunks, call)));
    }

    private Answer act(Call call, StepAction action) {
        ActionBody body = call.json(ActionBody.class);
        FoundStep found = finder.find(call);
        TaskId task = found.task().task().id();
        TaskSnapshot after = ports.tasks()
                .apply(task, action.command(found.step().key(), body), Tags.wanted(call), call.cause(body.reason()));
        TaskSnapshot settled = Waiting.settled(ports.tasks(), after, call);
        return shown(200, settled, found.step().key());
    }

    private Answer add(Call call) {
        StepSpec spec = form.read(call.json());
        TaskSnapshot task = ports.tasks().get(ports.tasks().resolve(call.path("task")));
        hostKinds.require(task, spec);
        return shown(201, ports.steps().add(task.task().id(), spec, Tags.wanted(call), reason(call)), spec.key());
    }

    private Answer revise(Call call) {
        FoundStep found = finder.find(call);
        StepSpec spec = form.read(call.json(), found.step());
        hostKinds.require(found.task(), spec);
        return shown(
                200, ports.steps().revise(found.task().task().id(), spec, Tags.wanted(call), reason(call)), spec.key());
    }

    /** The body is the step; the reason stands beside it. */
    private static Cause reason(Call call) {
        return call.cause(call.query("reason").orElse(null));
    }

    private Answer shown(int status, TaskSnapshot task, StepKey key) {
        return Answer.json(status, ports.shapes().step(task, task.require(key))).with("ETag", Tags.of(task));
    }

    private static @Nullable String next(List<LogChunk> chunks, Call call) {
        return chunks.size() < call.limit()
                ? null
                : Long.toString(chunks.get(chunks.size() - 1).seq());
    }
}
