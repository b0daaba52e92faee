package dev.gradus.http;

import dev.gradus.core.api.Approvals.PushBack;
import dev.gradus.core.data.Document;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.AwaitedStep;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskSnapshot;
import java.util.ArrayList;
import java.util.List;

/** What waits for a person, and what that person decides: by the inbox, or at the step's own addresses. */
final class ApprovalRoutes {
    private static final String INBOX = "/api/v1/approvals";
    private static final List<String> ADDRESSES =
            List.of(INBOX + "/{step}", "/api/v1/steps/{step}", "/api/v1/tasks/{task}/steps/{key}");

    private final Ports ports;
    private final FoundStep.Finder steps;

    ApprovalRoutes(Ports ports) {
        this.ports = ports;
        this.steps = new FoundStep.Finder(ports);
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.add(Route.get(INBOX, this::inbox));
        routes.add(Route.get(INBOX + "/{step}", this::get));
        for (String address : ADDRESSES) {
            routes.add(Route.post(address + "/actions/approve", call -> decide(call, this::approve)));
            routes.add(Route.post(address + "/actions/reject", call -> decide(call, this::reject)));
            routes.add(Route.post(address + "/actions/push-back", call -> decide(call, this::pushBack)));
        }
        return routes;
    }

    private Answer inbox(Call call) {
        StepId behind = call.query("cursor").map(ApprovalRoutes::cursor).orElse(null);
        List<AwaitedStep> found = ports.approvals().inbox(behind, call.limit());
        List<Document> items =
                found.stream().flatMap(awaited -> shown(awaited).stream()).toList();
        boolean more = found.size() == call.limit();
        String next = more ? found.get(found.size() - 1).step().toString() : null;
        return Answer.ok(TaskRoutes.listed(items, next));
    }

    private static StepId cursor(String text) {
        long number = Call.number("cursor", text);
        if (number < 1) {
            throw Call.usage("cursor", "expected the next_cursor of an earlier answer");
        }
        return new StepId(number);
    }

    /** Nothing when somebody decided meanwhile. */
    private List<Document> shown(AwaitedStep awaited) {
        try {
            TaskSnapshot task = ports.tasks().get(awaited.task());
            return task.step(awaited.step()).filter(Step::isAwaited).stream()
                    .map(step -> ports.shapes().approval(task, step))
                    .toList();
        } catch (CoreException gone) {
            if (gone.code() != ErrorCode.NOT_FOUND) {
                throw gone;
            }
            return List.of();
        }
    }

    private Answer get(Call call) {
        FoundStep found = steps.find(call);
        return Answer.ok(ports.shapes().approval(found.task(), found.step())).with("ETag", Tags.of(found.task()));
    }

    private Answer decide(Call call, Decision decision) {
        ApprovalBody body = call.json(ApprovalBody.class);
        FoundStep found = steps.find(call);
        TaskSnapshot after = decision.made(found.step().id(), body, Tags.wanted(call), call.cause(body.said()));
        TaskSnapshot settled = Waiting.settled(ports.tasks(), after, call);
        Step step = settled.require(found.step().key());
        return Answer.json(200, ports.shapes().step(settled, step)).with("ETag", Tags.of(settled));
    }

    private TaskSnapshot approve(StepId step, ApprovalBody body, Precondition precondition, Cause cause) {
        return ports.approvals().approve(step, body.said(), precondition, cause);
    }

    private TaskSnapshot reject(StepId step, ApprovalBody body, Precondition precondition, Cause cause) {
        return ports.approvals().reject(step, body.said(), precondition, cause);
    }

    private TaskSnapshot pushBack(StepId step, ApprovalBody body, Precondition precondition, Cause cause) {
        StepKey to = body.to();
        if (to == null) {
            throw new CoreException(ErrorCode.INVALID_INPUT, "'to' is missing: name the step that is to do better");
        }
        return ports.approvals().pushBack(step, new PushBack(to, body.fields(), body.said()), precondition, cause);
    }

    /** What a person decided. */
    private interface Decision {
        TaskSnapshot made(StepId step, ApprovalBody body, Precondition precondition, Cause cause);
    }
}
