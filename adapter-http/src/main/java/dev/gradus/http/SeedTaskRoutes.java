package dev.gradus.http;

import dev.gradus.core.api.FlowRepresentation;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.api.TaskRequest.Named;
import dev.gradus.core.api.TaskRequest.Options;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.flow.ToolFlows;
import dev.gradus.core.task.Dispatch;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** taskonaut's HTTP API, 0.6. */
final class SeedTaskRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(SeedTaskRoutes.class);

    private final Ports ports;
    private final FlowRepresentation shape;
    private final SeedPolicy policy;

    SeedTaskRoutes(Ports ports) {
        this.ports = ports;
        this.shape = new FlowRepresentation(ports.operations().publicIds());
        this.policy = new SeedPolicy(ports.operations());
    }

    List<Route> routes() {
        return List.of(
                Route.post("/tasks", SeedFaults.answering(this::create)),
                Route.get("/tasks", SeedFaults.answering(this::list)),
                Route.get("/tasks/{task_id}", SeedFaults.answering(this::get)),
                Route.post("/tasks/{task_id}/advance", SeedFaults.answering(this::advance)),
                Route.post("/tasks/{task_id}/run", SeedFaults.answering(this::run)));
    }

    private Answer create(Call call) {
        SeedForm form = SeedForm.of(call);
        Document inputs = Document.object(Map.of("text", form.text("text", "hello")))
                .with("a", form.integer("a", 1))
                .with("b", form.integer("b", 2));
        Document flow = form.text("flow_name", ToolFlows.DEFAULT);
        form.done();
        LOG.atInfo()
                .addKeyValue("text", inputs.member("text").orElseThrow())
                .addKeyValue("a", inputs.member("a").orElseThrow())
                .addKeyValue("b", inputs.member("b").orElseThrow())
                .log("create_task.started");
        policy.check(inputs.with("flow_name", flow), flow.text(), call.cause());
        var options = new Options(null, Dispatch.MANUAL, null, false, Map.of(), call.idempotencyKey());
        var request = new TaskRequest(new Named(flow.text(), null), inputs, options);
        return shown(201, "create_task", created(request, call));
    }

    private TaskSnapshot created(TaskRequest request, Call call) {
        try {
            return ports.tasks().create(request, call.cause()).task();
        } catch (CoreException refusal) {
            Document code = refusal.details().member("violation").orElse(null);
            if (code == null) {
                throw refusal;
            }
            throw new Refusal(400, "policy-violation", SeedPolicy.coded(code.text(), refusal));
        }
    }

    /** Every task, newest first, a page at a time: taskonaut knows no paging. */
    private Answer list(Call call) {
        return new Answer.Listed(SeedListing.begun(ports.tasks(), shape));
    }

    private Answer get(Call call) {
        return found(call, "get_task", id -> ports.tasks().get(id));
    }

    private Answer advance(Call call) {
        return found(call, "advance_task", id -> ports.tasks().advance(id, call.cause()));
    }

    private Answer run(Call call) {
        UUID uuid = SeedForm.id(call);
        SeedForm form = SeedForm.of(call);
        Document maxSteps = form.integer("max_steps", 12, 1, 1_000);
        form.done();
        return found(call, "run_task", id -> {
            try {
                return ports.tasks().run(id, maxSteps.intValue(), call.cause());
            } catch (CoreException refusal) {
                throw unfinished(refusal, uuid, maxSteps.intValue());
            }
        });
    }

    private static RuntimeException unfinished(CoreException refusal, UUID task, int maxSteps) {
        if (refusal.code() == ErrorCode.LIMIT_EXCEEDED) {
            LOG.atInfo().addKeyValue("max_steps", maxSteps).log("run_task.max_steps_exceeded");
            return new Refusal(
                    409, "conflict", "Task %s did not reach terminal state within %d steps".formatted(task, maxSteps));
        } else if (refusal.code() == ErrorCode.POLICY_VIOLATION) {
            return new Refusal(409, "conflict", String.valueOf(refusal.getMessage()));
        }
        return refusal;
    }

    private Answer found(Call call, String event, Function<TaskId, TaskSnapshot> action) {
        UUID uuid = SeedForm.id(call);
        TaskId id = ports.operations().publicIds().task(uuid).orElseThrow(() -> missing(uuid, event));
        try {
            return shown(200, event, action.apply(id));
        } catch (CoreException refusal) {
            throw refusal.code() == ErrorCode.NOT_FOUND ? missing(uuid, event) : refusal;
        }
    }

    private static Refusal missing(UUID task, String event) {
        MDC.put("task_id", task.toString());
        LOG.atInfo().log(event + ".not_found");
        return new Refusal(404, "not-found", "Task %s not found".formatted(task));
    }

    private Answer shown(int status, String event, TaskSnapshot task) {
        TaskLog.of(LOG, ports, task).log(event + ".succeeded");
        return Answer.json(status, shape.of(task));
    }
}
