package dev.gradus.http;

import dev.gradus.core.api.TaskCreation;
import dev.gradus.core.data.Document;
import dev.gradus.core.port.Once;
import dev.gradus.core.port.TaskPage;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tasks under {@code /api/v1}: making, listing, looking. */
final class TaskRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(TaskRoutes.class);

    private final Ports ports;
    private final HostKinds hostKinds;

    TaskRoutes(Ports ports, HostKinds hostKinds) {
        this.ports = ports;
        this.hostKinds = hostKinds;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/v1/tasks", this::create),
                Route.get("/api/v1/tasks", this::list),
                Route.get("/api/v1/tasks/{task}", this::get),
                Route.get("/api/v1/tasks/{task}/explain", this::explain),
                Route.get("/api/v1/tasks/{task}/plan", this::plan),
                Route.get("/api/v1/tasks/{task}/verify", this::verify));
    }

    private Answer create(Call call) {
        TaskBody body = call.json(TaskBody.class);
        TaskCreation creation =
                ports.tasks().create(body.request(ports.definitions(), hostKinds, call.idempotencyKey()), call.cause());
        TaskSnapshot task = Waiting.settled(ports.tasks(), creation.task(), call);
        TaskLog.of(LOG, ports, task).log("create_task.succeeded");
        Document answer = ports.shapes().task(task).with("warnings", creation.warnings());
        return Answer.once(201, new Once<>(answer, creation.replayed()))
                .with("Location", "/api/v1/tasks/" + task.task().id())
                .with("ETag", Tags.of(task));
    }

    private Answer list(Call call) {
        TaskPage page = ports.tasks().list(TaskQuery.of(call));
        TaskId next = page.next();
        return Answer.ok(listed(
                page.tasks().stream().map(ports.shapes()::taskSummary).toList(),
                next == null ? null : next.toString()));
    }

    private Answer get(Call call) {
        TaskSnapshot task = find(call);
        String tag = Tags.of(task);
        if (Tags.isKnown(task, call)) {
            return Answer.text(304, "application/json", "").with("ETag", tag);
        }
        return Answer.ok(ports.shapes().task(task)).with("ETag", tag);
    }

    private Answer explain(Call call) {
        return Answer.ok(ports.shapes().explanation(ports.tasks().explain(id(call))));
    }

    private Answer plan(Call call) {
        TaskId task = id(call);
        return Answer.ok(ports.shapes().preview(task, ports.steps().preview(task, call.isOn("force"))));
    }

    private Answer verify(Call call) {
        List<String> differences = ports.tasks().verify(id(call));
        return Answer.ok(
                Document.object(Map.of("consistent", differences.isEmpty())).with("differences", differences));
    }

    private TaskSnapshot find(Call call) {
        return ports.tasks().get(id(call));
    }

    private TaskId id(Call call) {
        return ports.tasks().resolve(call.path("task"));
    }

    static Document listed(List<Document> items, @Nullable String next) {
        return Document.object(Map.of("items", items)).with("next_cursor", next);
    }
}
