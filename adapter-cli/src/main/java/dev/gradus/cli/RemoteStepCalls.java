package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls about steps, to a server. */
final class RemoteStepCalls implements StepCalls {
    private static final int MOST = 500;

    private final Remote remote;

    RemoteStepCalls(Remote remote) {
        this.remote = remote;
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
    public Document add(String task, Document body, @Nullable String reason) {
        return remote.post("/api/v1/tasks/" + Remote.part(task) + "/steps" + because(reason), body);
    }

    @Override
    public Document revise(String task, String key, Document body, long seen, @Nullable String reason) {
        String path = "/api/v1/tasks/" + Remote.part(task) + "/steps/" + Remote.part(key);
        return remote.send("PUT", path + because(reason), body, seen);
    }

    @Override
    public Document remove(String reference, @Nullable String reason) {
        return remote.delete(path(reference) + because(reason));
    }

    private static String because(@Nullable String reason) {
        return reason == null ? "" : "?reason=" + Remote.part(reason);
    }

    @Override
    public Document act(String reference, StepAction action, @Nullable String reason) {
        Document body =
                reason == null ? Document.emptyObject() : Document.emptyObject().with("reason", reason);
        return remote.post(path(reference) + "/actions/" + action.word(), body);
    }

    @Override
    public List<Document> preview(String task, boolean forced) {
        return LocalStepCalls.entries(remote.get("/api/v1/tasks/" + Remote.part(task) + "/plan?force=" + forced));
    }

    @Override
    public List<Document> attempts(String reference) {
        return remote.get(path(reference) + "/attempts")
                .member("items")
                .orElseThrow()
                .items();
    }

    @Override
    public List<Document> log(String reference, int attempt, long after, int limit) {
        String query = "?attempt=" + attempt + "&after=" + after + "&limit=" + Math.min(limit, MOST);
        return remote.get(path(reference) + "/logs" + query)
                .member("items")
                .orElseThrow()
                .items();
    }

    private static String path(String reference) {
        int slash = reference.indexOf('/');
        return slash > 0
                ? "/api/v1/tasks/" + Remote.part(reference.substring(0, slash)) + "/steps/"
                        + Remote.part(reference.substring(slash + 1))
                : "/api/v1/steps/" + Remote.part(reference);
    }
}
