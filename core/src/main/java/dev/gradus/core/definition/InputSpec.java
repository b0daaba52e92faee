package dev.gradus.core.definition;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value that a task made from a definition is given.
 *
 * @param name under which {@code ${inputs.NAME}} finds it
 * @param type what it must be; nothing is converted
 * @param required whether it must be given; never together with a default
 * @param defaultValue what it is when not given
 * @param description for people
 */
public record InputSpec(
        String name,
        InputType type,
        boolean required,
        @Nullable Document defaultValue,
        String description) {
    public InputSpec {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(description, "description");
    }

    /** Fields that were declared like inputs and found in order; a field without a default is required unless it says so. */
    public static List<InputSpec> declared(Document fields) {
        Findings findings = new Findings("form");
        Node node = SourceText.read(new DefinitionText("form", fields.toPrettyJson()), findings);
        return new InputsFormat(findings, new Suggestions()).read(node);
    }
}
