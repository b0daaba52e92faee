package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of an operator, to a server. */
final class RemoteOperationCalls implements OperationCalls {
    private final Remote remote;

    RemoteOperationCalls(Remote remote) {
        this.remote = remote;
    }

    @Override
    public List<Document> workers() {
        return items(remote.get("/api/v1/workers"));
    }

    @Override
    public List<Document> containers(String task) {
        return items(remote.get("/api/v1/tasks/" + Remote.part(task) + "/containers"));
    }

    @Override
    public List<Document> removeContainers(String task, @Nullable String reason) {
        String path = "/api/v1/tasks/" + Remote.part(task) + "/actions/reset-containers";
        String query = reason == null ? "" : "?reason=" + Remote.part(reason);
        return items(remote.post(path + query, Document.emptyObject()));
    }

    @Override
    public List<Document> leftovers(boolean all) {
        return items(remote.get("/api/v1/leftovers?all=" + all));
    }

    @Override
    public List<Document> removeLeftovers(boolean all) {
        return items(remote.post("/api/v1/leftovers/actions/remove?all=" + all, Document.emptyObject()));
    }

    private static List<Document> items(Document list) {
        return list.member("items").orElseThrow().items();
    }

    @Override
    public Document status() {
        return remote.get("/api/v1/installation");
    }

    @Override
    public String metrics() {
        return remote.text("/metrics");
    }

    @Override
    public Document prune(Document body) {
        return remote.post("/api/v1/retention/actions/prune", body);
    }

    @Override
    public Document retention() {
        return remote.get("/api/v1/retention");
    }
}
