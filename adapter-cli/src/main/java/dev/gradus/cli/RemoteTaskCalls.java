package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Calls about tasks, to a server. */
final class RemoteTaskCalls implements TaskCalls {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int MOST = 500;

    private final Remote remote;

    RemoteTaskCalls(Remote remote) {
        this.remote = remote;
    }

    @Override
    public MadeTask create(TaskOrder order) {
        HttpResponse<String> answer =
                remote.posted("/api/v1/tasks", body(order), CallersKey.headers(order.idempotencyKey()));
        Document task = remote.json(answer);
        List<String> warnings = task.member("warnings").map(Document::items).orElse(List.of()).stream()
                .map(Document::text)
                .toList();
        boolean replayed = answer.headers().firstValue("Idempotency-Replayed").isPresent();
        return new MadeTask(task.without("warnings"), replayed, warnings);
    }

    @Override
    public Document get(String reference) {
        return remote.get(path(reference));
    }

    @Override
    public Document settings(String reference) {
        return remote.get(path(reference) + "/settings").member("settings").orElseThrow();
    }

    @Override
    public Document await(String reference, Duration atMost) {
        long looks = Math.max(1, atMost.dividedBy(LOOK));
        Document task = get(reference);
        for (long i = 0; i < looks && !Run.isOver(task); i++) {
            LockSupport.parkNanos(LOOK.toNanos());
            task = get(reference);
        }
        return task;
    }

    @Override
    public Document list(TaskQuery query) {
        List<String> parameters = new ArrayList<>();
        query.states().forEach(state -> add(parameters, "state", state));
        add(parameters, "name", query.name());
        add(parameters, "definition", query.definition());
        query.labels().forEach((key, value) -> add(parameters, "label", key + "=" + value));
        add(parameters, "since", query.since() == null ? null : query.since().toString());
        add(parameters, "cursor", query.cursor());
        add(parameters, "limit", String.valueOf(query.limit()));
        return remote.get("/api/v1/tasks?" + String.join("&", parameters));
    }

    @Override
    public Document act(String reference, TaskAction action, ActionDetails details) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (details.reason() != null) {
            body.put("reason", details.reason());
        }
        if (action == TaskAction.RUN) {
            body.put("max_steps", details.maxSteps());
        }
        if (action == TaskAction.RETRY || action == TaskAction.RERUN) {
            body.put("steps", details.steps());
            body.put("downstream", details.downstream());
        }
        if (action == TaskAction.FORCE || action == TaskAction.ASK || action == TaskAction.REMOVE_STEPS) {
            body.put("steps", details.steps());
        }
        if (action == TaskAction.REPIN && details.target().host() != null) {
            body.put("host", details.target().host());
        }
        if (action == TaskAction.REPIN && details.target().anywhere()) {
            body.put("anywhere", true);
        }
        if (details.force()) {
            body.put("force", true);
        }
        if (details.asked().size() > 0 || action == TaskAction.ASK) {
            body.put("asked", details.asked());
        }
        return remote.post(path(reference) + "/actions/" + action.word(), Document.object(body));
    }

    @Override
    public Document edit(String reference, Document change, long seen, @Nullable String reason) {
        return remote.send("PATCH", path(reference), reason == null ? change : change.with("reason", reason), seen);
    }

    @Override
    public Document delete(String reference) {
        return remote.delete(path(reference));
    }

    @Override
    public List<Document> events(String reference, long after, int limit) {
        return items(path(reference) + "/events?after=" + after + "&limit=" + Math.min(limit, MOST));
    }

    @Override
    public Document explain(String reference) {
        return remote.get(path(reference) + "/explain");
    }

    @Override
    public Document report(String reference, boolean gated) {
        return remote.get(path(reference) + "/report" + (gated ? "" : "?gate=false"));
    }

    @Override
    public List<String> verify(String reference) {
        return remote.get(path(reference) + "/verify").member("differences").orElseThrow().items().stream()
                .map(Document::text)
                .toList();
    }

    @Override
    public List<Document> log(String reference, String after, int limit) {
        return items(path(reference) + "/logs?after=" + after + "&limit=" + Math.min(limit, MOST));
    }

    private List<Document> items(String path) {
        return remote.get(path).member("items").orElseThrow().items();
    }

    private static String path(String reference) {
        return "/api/v1/tasks/" + Remote.part(reference);
    }

    private static void add(List<String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.add(name + "=" + Remote.part(value));
        }
    }

    private static Document body(TaskOrder order) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (order.source() instanceof TaskOrder.Named named) {
            body.put("definition", named.name());
        } else if (order.source() instanceof TaskOrder.Written written) {
            body.put("source", Document.of(written.text().text()));
            body.put("file", written.text().name());
        } else {
            body.put("name", ((TaskOrder.Standing) order.source()).name());
        }
        if (order.name() != null) {
            body.put("name", order.name());
        }
        body.put("inputs", order.inputs());
        body.put("labels", order.labels());
        if (order.manual()) {
            body.put("dispatch", "manual");
        }
        if (order.localPath() != null) {
            body.put("local_path", order.localPath());
        }
        if (order.sharedPath()) {
            body.put("shared_path", true);
        }
        return Document.object(body);
    }
}
