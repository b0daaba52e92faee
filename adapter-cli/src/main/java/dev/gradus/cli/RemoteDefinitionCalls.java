package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionText;
import java.util.List;

/** Calls about definitions, to a server. */
final class RemoteDefinitionCalls implements DefinitionCalls {
    private static final String PATH = "/api/v1/definitions";

    private final Remote remote;

    RemoteDefinitionCalls(Remote remote) {
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
    public List<Document> versions(String name) {
        return remote.get(PATH + "/" + Remote.part(name) + "/versions")
                .member("items")
                .orElseThrow()
                .items();
    }

    @Override
    public Document register(DefinitionText text) {
        return remote.post(
                PATH,
                Document.emptyObject().with("source", Document.of(text.text())).with("file", text.name()));
    }

    @Override
    public Document plan(String name, Document inputs) {
        return remote.post(
                PATH + "/plan", Document.emptyObject().with("definition", name).with("inputs", inputs));
    }
}
