package dev.gradus.core.engine;

import dev.gradus.core.api.Definitions;
import dev.gradus.core.api.Plan;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.definition.Reading;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.port.StoredDefinition;
import dev.gradus.core.step.StepSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Definitions whose schedules become what they declare when they are registered. */
record DeclaringDefinitions(DefinitionService definitions, ScheduleService schedules) implements Definitions {
    private static final Cause CAUSE = Cause.of(new Actor("engine:definitions"));

    @Override
    public StoredDefinition register(DefinitionText text) {
        Definition definition = definitions.read(text).orThrow();
        schedules.checkDeclared(definition);
        StoredDefinition stored = definitions.save(definition);
        schedules.declare(definition, CAUSE);
        return stored;
    }

    @Override
    public Reading read(DefinitionText text) {
        return definitions.read(text);
    }

    @Override
    public StepSpec readStep(Document body, boolean interpolated) {
        return definitions.readStep(body, interpolated);
    }

    @Override
    public Definition get(String name, @Nullable String version) {
        return definitions.get(name, version);
    }

    @Override
    public List<StoredDefinition> list() {
        return definitions.list();
    }

    @Override
    public List<StoredDefinition> versions(String name) {
        return definitions.versions(name);
    }

    @Override
    public Plan plan(Definition definition, Document inputs) {
        return definitions.plan(definition, inputs);
    }

    @Override
    public Document inputs(Definition definition, Document given) {
        return definitions.inputs(definition, given);
    }

    @Override
    public Optional<StoredDefinition> find(String name) {
        return definitions.find(name);
    }
}
