package dev.gradus.cli;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task to be made.
 *
 * @param source what from
 * @param inputs values for the definition's inputs; an object
 * @param name the task's name; the definition's by default
 * @param localPath the folder its files are confined to
 * @param sharedPath whether every worker sees that folder
 * @param labels free marks
 * @param manual whether nothing becomes READY by itself, whatever the definition says
 * @param idempotencyKey under which making it twice makes it once
 */
public record TaskOrder(
        Source source,
        Document inputs,
        @Nullable String name,
        @Nullable String localPath,
        boolean sharedPath,
        Map<String, String> labels,
        boolean manual,
        @Nullable String idempotencyKey) {
    public TaskOrder {
        requireNonNull(source, "source");
        requireNonNull(inputs, "inputs");
        labels = Map.copyOf(labels);
    }

    /** What a task is made from. */
    public sealed interface Source {}

    /** A registered or built-in definition. */
    public record Named(String name) implements Source {}

    /** A file, as it was read. */
    public record Written(DefinitionText text) implements Source {}

    /** Nothing: its steps are added one by one. */
    public record Standing(String name) implements Source {}
}
