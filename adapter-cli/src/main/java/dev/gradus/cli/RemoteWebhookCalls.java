package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;

/** Calls about who is told of events, to a server. */
final class RemoteWebhookCalls implements WebhookCalls {
    private static final String PATH = "/api/v1/subscriptions";

    private final Remote remote;

    RemoteWebhookCalls(Remote remote) {
        this.remote = remote;
    }

    private static String one(String name) {
        return PATH + "/" + Remote.part(name);
    }

    @Override
    public List<Document> list() {
        return remote.get(PATH).member("items").orElseThrow().items();
    }

    @Override
    public Document get(String name) {
        return remote.get(one(name));
    }

    @Override
    public Document create(Document body) {
        return remote.post(PATH, body);
    }

    @Override
    public Document edit(String name, Document body) {
        return remote.patch(one(name), body);
    }

    @Override
    public Document act(String name, String action, Document body) {
        return remote.post(one(name) + "/actions/" + action, body);
    }

    @Override
    public Document delete(String name) {
        return remote.delete(one(name));
    }

    @Override
    public Document ping(String name) {
        return remote.post(one(name) + "/actions/ping", Document.emptyObject());
    }
}
