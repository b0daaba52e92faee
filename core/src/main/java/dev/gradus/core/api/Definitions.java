package dev.gradus.core.api;

import dev.gradus.core.data.Document;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.definition.Reading;
import dev.gradus.core.port.StoredDefinition;
import dev.gradus.core.step.StepSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Definitions: checking, registering, finding, planning. Thread safe. */
public interface Definitions {

    /** Reads and checks a text; needs no store. */
    Reading read(DefinitionText text);

    /**
     * Reads and checks one step of a standing task, written as in a definition file: an object with {@code id}, one kind key
     * and the common keys. Its needs, which may be written as {@code depends_on}, are compared with the task's steps when it
     * is added. INVALID_DEFINITION names every fault.
     *
     * @param interpolated whether placeholders in its settings will be replaced; only where a definition wrote them
     */
    StepSpec readStep(Document body, boolean interpolated);

    /** Reads, checks and stores a text as its name's current version; INVALID_DEFINITION names every fault. */
    StoredDefinition register(DefinitionText text);

    /** A definition as it would be run: registered, else built in. */
    Definition get(String name, @Nullable String version);

    /** The current version of every registered definition, and the built-in ones. */
    List<StoredDefinition> list();

    /** All versions of a definition, newest first. */
    List<StoredDefinition> versions(String name);

    /** What a task made from the definition with these inputs would run, in order, and what it would wait for. */
    Plan plan(Definition definition, Document inputs);

    /** The values that the task would be made with: defaults filled in; INVALID_INPUT names every fault. */
    Document inputs(Definition definition, Document given);

    /** The definition's stored version, when it is registered. */
    Optional<StoredDefinition> find(String name);
}
