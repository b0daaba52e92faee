package dev.gradus.http;

import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepTrigger;
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
        actions.put("start", (task, body, cause) -> apply(task, new TaskCommand.Start(), cause));
        actions.put("advance", (task, body, cause) -> ports.tasks().advance(id(task), cause));
        actions.put("run", this::run);
        actions.put("pause", (task, body, cause) -> apply(task, new TaskCommand.Pause(), cause));
        actions.put("resume", (task, body, cause) -> apply(task, new TaskCommand.Resume(), cause));
        actions.put("enable", (task, body, cause) -> apply(task, new TaskCommand.Enable(true), cause));
        actions.put("disable", (task, body, cause) -> apply(task, new TaskCommand.Enable(false), cause));
        actions.put("cancel", (task, body, cause) -> apply(task, new TaskCommand.CancelTask(), cause));
        actions.put("abandon", (task, body, cause) -> apply(task, new TaskCommand.AbandonTask(), cause));
        actions.put("retry", (task, body, cause) -> apply(task, retry(body), cause));
        actions.put("rerun", (task, body, cause) -> apply(task, nextRound(task, body), cause));
        actions.put("repin", this::repin);
        List<Route> routes = new ArrayList<>();
        actions.forEach((word, action) ->
                routes.add(Route.post("/api/v1/tasks/{task}/actions/" + word, call -> answer(call, word, action))));
        return routes;
    }

    private Answer answer(Call call, String word, Action action) {
        ActionBody body = call.json(ActionBody.class);
        TaskSnapshot task = ports.tasks().get(ports.tasks().resolve(call.path("task")));
        Waiting.requireMatch(task, call);
        TaskSnapshot after = action.act(task, body, call.cause(body.reason()));
        TaskSnapshot settled = Waiting.settled(ports.tasks(), after, call);
        TaskLog.of(LOG, ports, settled).log(word + "_task.succeeded");
        return Answer.ok(ports.shapes().task(settled)).with("ETag", Waiting.tag(settled));
    }

    private TaskSnapshot run(TaskSnapshot task, ActionBody body, Cause cause) {
        try {
            return ports.tasks().run(id(task), body.mostSteps(), cause);
        } catch (CoreException refusal) {
            if (refusal.code() == ErrorCode.LIMIT_EXCEEDED) {
                throw new Refusal(409, refusal.code().word(), String.valueOf(refusal.getMessage()));
            }
            throw refusal;
        }
    }

    private TaskSnapshot repin(TaskSnapshot task, ActionBody body, Cause cause) {
        return apply(task, new TaskCommand.Repin(body.pins(ports.operations().host())), cause);
    }

    private TaskSnapshot apply(TaskSnapshot task, TaskCommand command, Cause cause) {
        return ports.tasks().apply(id(task), command, cause);
    }

    private static TaskCommand retry(ActionBody body) {
        return new TaskCommand.Reopen(StepTrigger.RETRY, body.steps(), body.withDownstream());
    }

    private static TaskCommand nextRound(TaskSnapshot task, ActionBody body) {
        Set<StepKey> scope = body.withDownstream() ? task.withDownstream(body.steps()) : body.steps();
        // Unknown keys stay in, so that they are refused and not left out.
        return new TaskCommand.NextRound(scope.containsAll(body.steps()) ? scope : body.steps());
    }

    private static TaskId id(TaskSnapshot task) {
        return task.task().id();
    }

    /** What an action does. */
    @FunctionalInterface
    private interface Action {
        TaskSnapshot act(TaskSnapshot task, ActionBody body, Cause cause);
    }
}
