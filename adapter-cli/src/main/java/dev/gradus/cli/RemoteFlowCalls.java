package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;

/** taskonaut's tasks, to a server that has its face. */
final class RemoteFlowCalls implements FlowCalls {
    private final Remote remote;

    RemoteFlowCalls(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Document create(Document body) {
        return remote.flow("POST", "/tasks", body);
    }

    @Override
    public Document get(String id) {
        return remote.flow("GET", "/tasks/" + id, null);
    }

    @Override
    public List<Document> list() {
        return remote.flow("GET", "/tasks", null).items();
    }

    @Override
    public Document advance(String id) {
        return remote.flow("POST", "/tasks/" + id + "/advance", null);
    }

    @Override
    public Document run(String id, int maxSteps) {
        return remote.flow(
                "POST", "/tasks/" + id + "/run", Document.emptyObject().with("max_steps", maxSteps));
    }

    @Override
    public Document check(String flow, String input) {
        return FlowRules.body(flow, input, remote.maxInputBytes());
    }
}
