package dev.gradus.cli;

import dev.gradus.core.api.FlowRepresentation;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.data.Document;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.port.TaskFilter;
import dev.gradus.core.port.TaskPage;
import dev.gradus.core.task.Dispatch;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** taskonaut's tasks, straight to the engine. */
final class LocalFlowCalls implements FlowCalls {
    private static final int MOST_LISTED = 10_000;

    private final DrivingPorts ports;
    private final FlowRepresentation shape;
    private final Cause cause;

    LocalFlowCalls(DrivingPorts ports) {
        this.ports = ports;
        this.shape = new FlowRepresentation(ports.operations().publicIds());
        this.cause = ports.because(null);
    }

    @Override
    public Document create(Document body) {
        try {
            FlowRules.check(body, ports.operations().limits().maxInputBytes());
        } catch (PolicyViolation e) {
            throw FlowRefusal.of(recorded(e, body).code() + ": " + e.message());
        }
        String flow = body.member("flow_name").orElseThrow().text();
        var options = new TaskRequest.Options(null, Dispatch.MANUAL, null, false, Map.of(), null);
        var request = new TaskRequest(new TaskRequest.Named(flow, null), body.without("flow_name"), options);
        return shape.of(ports.tasks().create(request, cause).task());
    }

    @Override
    public Document get(String id) {
        return found(id, task -> ports.tasks().get(task));
    }

    @Override
    public List<Document> list() {
        List<Document> shown = new ArrayList<>();
        TaskFilter filter = TaskFilter.newest(TaskFilter.MAX_LIMIT);
        while (shown.size() < MOST_LISTED) {
            TaskPage page = ports.tasks().list(filter);
            page.tasks().stream().filter(LocalFlowCalls::isFlow).map(shape::of).forEach(shown::add);
            TaskId next = page.next();
            if (next == null) {
                break;
            }
            filter = filter.after(next);
        }
        return shown;
    }

    @Override
    public Document advance(String id) {
        return found(id, task -> ports.tasks().advance(task, cause));
    }

    @Override
    public Document run(String id, int maxSteps) {
        FlowRules.requireMaxSteps(maxSteps);
        return found(id, task -> ports.tasks().run(task, maxSteps, cause));
    }

    @Override
    public Document check(String flow, String input) {
        try {
            return FlowRules.body(flow, input, ports.operations().limits().maxInputBytes());
        } catch (PolicyViolation e) {
            throw recorded(e, Document.emptyObject().with("flow_name", Document.ofForeignText(flow)));
        }
    }

    private Document found(String id, Function<TaskId, TaskSnapshot> action) {
        UUID uuid = uuid(id);
        TaskId task = ports.operations()
                .publicIds()
                .task(uuid)
                .orElseThrow(() -> FlowRefusal.of("Task " + uuid + " not found"));
        try {
            return shape.of(action.apply(task));
        } catch (CoreException e) {
            throw switch (e.code()) {
                case NOT_FOUND -> FlowRefusal.of("Task " + uuid + " not found");
                case LIMIT_EXCEEDED, POLICY_VIOLATION, CONFLICT, IN_PROGRESS, ILLEGAL_TRANSITION ->
                    FlowRefusal.of(String.valueOf(e.getMessage()));
                default -> e;
            };
        }
    }

    private PolicyViolation recorded(PolicyViolation violation, Document request) {
        Document payload = request.member("flow_name")
                .map(flow -> Document.emptyObject().with("flow_name", flow))
                .orElse(Document.emptyObject());
        ports.operations().recordPolicyViolation(violation.code(), violation.message(), payload, cause);
        return violation;
    }

    private static UUID uuid(String text) {
        String digits = text.replace("-", "");
        return new UUID(
                Long.parseUnsignedLong(digits.substring(0, 16), 16), Long.parseUnsignedLong(digits.substring(16), 16));
    }

    /** Whether taskonaut could drive it, or could have made it. */
    private static boolean isFlow(TaskSnapshot task) {
        return task.task().spec().rules().isManual() && !task.task().spec().isStanding();
    }
}
