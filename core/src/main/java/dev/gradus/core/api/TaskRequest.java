package dev.gradus.core.api;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.port.IdempotencyKey;
import dev.gradus.core.task.Dispatch;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request for a task.
 *
 * @param source what to make it from
 * @param inputs values for the definition's inputs; an object
 * @param options everything that has a default
 */
public record TaskRequest(Source source, Document inputs, Options options) {
    public TaskRequest {
        requireNonNull(source, "source");
        requireNonNull(inputs, "inputs");
        requireNonNull(options, "options");
    }

    /** From the current version of a registered definition, engine-dispatched. */
    public static TaskRequest of(String definition, Document inputs) {
        return new TaskRequest(new Named(definition, null), inputs, Options.DEFAULT);
    }

    /** The same request under an idempotency key. */
    public TaskRequest under(IdempotencyKey key) {
        return new TaskRequest(
                source,
                inputs,
                new Options(
                        options.name(),
                        options.dispatch(),
                        options.localPath(),
                        options.sharedPath(),
                        options.labels(),
                        key));
    }

    /** What a task is made from. */
    public sealed interface Source {}

    /** A registered or built-in definition; the current version when none is given. */
    public record Named(String name, @Nullable String version) implements Source {
        public Named {
            requireNonNull(name, "name");
        }
    }

    /** A definition at hand; it is registered with the task. */
    public record Inline(Definition definition) implements Source {
        public Inline {
            requireNonNull(definition, "definition");
        }
    }

    /** No definition: a standing task of this name whose steps are added one by one. */
    public record Standing(String name) implements Source {
        public Standing {
            requireNonNull(name, "name");
        }
    }

    /**
     * Everything that has a default.
     *
     * @param name the task's name; the definition's by default
     * @param dispatch who makes its steps READY; the definition's choice by default
     * @param localPath the folder its files are confined to
     * @param sharedPath whether every worker sees that folder; else only those of the machine that stores the task
     * @param labels free marks, beside those of the definition
     * @param idempotency the key under which making it twice makes it once
     */
    public record Options(
            @Nullable String name,
            @Nullable Dispatch dispatch,
            @Nullable String localPath,
            boolean sharedPath,
            Map<String, String> labels,
            @Nullable IdempotencyKey idempotency) {
        /** All defaults. */
        public static final Options DEFAULT = new Options(null, null, null, false, Map.of(), null);

        public Options {
            labels = Map.copyOf(labels);
        }
    }
}
