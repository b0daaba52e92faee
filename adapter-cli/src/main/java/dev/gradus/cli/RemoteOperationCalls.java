package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;

/** Calls of an operator, to a server. */
final class RemoteOperationCalls implements OperationCalls {
    private final Remote remote;

    RemoteOperationCalls(Remote remote) {
        this.remote = remote;
    }

    @Override
    public List<Document> workers() {
        return remote.get("/api/v1/workers").member("items").orElseThrow().items();
    }

    @Override
    public Document status() {
        return remote.get("/api/v1/installation");
    }

    @Override
    public String metrics() {
        return remote.text("/metrics");
    }
}
