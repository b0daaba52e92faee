package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionText;
import java.util.List;

/** Calls about definitions, straight to the engine. */
final class LocalDefinitionCalls implements DefinitionCalls {
    private final DrivingPorts ports;

    LocalDefinitionCalls(DrivingPorts ports) {
        this.ports = ports;
    }

    @Override
    public List<Document> list() {
        return ports.definitions().list().stream()
                .map(ports.shapes()::definitionSummary)
                .toList();
    }

    @Override
    public Document get(String name) {
        return ports.shapes().definition(ports.definitions().get(name, null));
    }

    @Override
    public List<Document> versions(String name) {
        return ports.definitions().versions(name).stream()
                .map(ports.shapes()::definitionSummary)
                .toList();
    }

    @Override
    public Document register(DefinitionText text) {
        return ports.shapes().definition(ports.definitions().register(text));
    }

    @Override
    public Document plan(String name, Document inputs) {
        return ports.shapes().plan(ports.definitions().plan(ports.definitions().get(name, null), inputs));
    }
}
