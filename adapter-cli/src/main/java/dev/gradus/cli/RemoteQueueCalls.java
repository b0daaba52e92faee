package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;

/** Calls about named queues, to a server. */
final class RemoteQueueCalls implements QueueCalls {
    private static final String PATH = "/api/v1/queues";

    private final Remote remote;

    RemoteQueueCalls(Remote remote) {
        this.remote = remote;
    }

    @Override
    public List<Document> list() {
        return remote.get(PATH).member("items").orElseThrow().items();
    }

    @Override
    public Document get(String name) {
        return remote.get(PATH + "/" + Remote.part(name));
    }

    @Override
    public Document act(String name, QueueAction action, Document details) {
        return remote.post(PATH + "/" + Remote.part(name) + "/actions/" + action.word(), details);
    }
}
