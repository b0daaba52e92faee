package dev.gradus.http;

import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /api/v1/tasks/{task}/actions/…}: one route for each action. */
final class TaskActionRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(TaskActionRoutes.class);

    private final Ports ports;

    TaskActionRoutes(Ports ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        Map<String, Action> actions = new TreeMap<>();
        actions.put("start", request -> apply(request, new TaskCommand.Start()));
        actions.put("advance", request -> ports.tasks().advance(request.id(), request.precondition(), request.cause()));
        actions.put("run", this::run);
        actions.put("pause", request -> apply(request, new TaskCommand.Pause()));
        actions.put("resume", request -> apply(request, new TaskCommand.Resume()));
        actions.put("enable", request -> apply(request, new TaskCommand.Enable(true)));
        actions.put("disable", request -> apply(request, new TaskCommand.Enable(false)));
        actions.put("cancel", request -> apply(request, new TaskCommand.CancelTask()));
        actions.put("abandon", request -> apply(request, new TaskCommand.AbandonTask()));
        actions.put("retry", request -> apply(request, retry(request.body())));
        actions.put("rerun", request -> apply(request, nextRound(request.task(), request.body())));
        actions.put(
                "force",
                request ->
                        apply(request, new TaskCommand.ForceSteps(request.body().steps())));
        actions.put(
                "ask",
                request -> apply(
                        request,
                        new TaskCommand.AskSteps(
                                request.body().steps(), request.body().wish())));
        actions.put(
                "remove-steps",
                request -> apply(
                        request, new TaskCommand.RemoveSteps(request.body().steps())));
        actions.put("repin", this::repin);
        List<Route> routes = new ArrayList<>();
        actions.forEach((word, action) ->
                routes.add(Route.post("/api/v1/tasks/{task}/actions/" + word, call -> answer(call, word, action))));
        return routes;
    }

    private Answer answer(Call call, String word, Action action) {
        ActionBody body = call.json(ActionBody.class);
        TaskSnapshot task = ports.tasks().get(ports.tasks().resolve(call.path("task")));
        TaskSnapshot after = action.act(new Request(task, body, Tags.wanted(call), call.cause(body.reason())));
        TaskSnapshot settled = Waiting.settled(ports.tasks(), after, call);
        TaskLog.of(LOG, ports, settled).log(word + "_task.succeeded");
        return Answer.ok(ports.shapes().task(settled)).with("ETag", Tags.of(settled));
    }

    private TaskSnapshot run(Request request) {
        try {
            return ports.tasks().run(request.id(), request.body().mostSteps(), request.precondition(), request.cause());
        } catch (CoreException refusal) {
            if (refusal.code() == ErrorCode.LIMIT_EXCEEDED) {
                throw new Refusal(409, refusal.code().word(), String.valueOf(refusal.getMessage()));
            }
            throw refusal;
        }
    }

    private TaskSnapshot repin(Request request) {
        return apply(
                request,
                new TaskCommand.Repin(request.body().pins(ports.operations().host())));
    }

    private TaskSnapshot apply(Request request, TaskCommand command) {
        return ports.tasks().apply(request.id(), command, request.precondition(), request.cause());
    }

    private static TaskCommand retry(ActionBody body) {
        return new TaskCommand.Reopen(StepTrigger.RETRY, body.steps(), body.withDownstream());
    }

    private static TaskCommand nextRound(TaskSnapshot task, ActionBody body) {
        Set<StepKey> scope = body.withDownstream() ? task.withDownstream(body.steps()) : body.steps();
        // Unknown keys stay in, so that they are refused and not left out.
        return new TaskCommand.NextRound(
                scope.containsAll(body.steps()) ? scope : body.steps(), body.forced(), body.wish());
    }

    /** What came in, about which task. */
    private record Request(TaskSnapshot task, ActionBody body, Precondition precondition, Cause cause) {
        TaskId id() {
            return task.task().id();
        }
    }

    /** What an action does. */
    @FunctionalInterface
    private interface Action {
        TaskSnapshot act(Request request);
    }
}
