package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that make a task from a definition. picocli fills them in. */
final class TaskOptions {
    @Option(names = "--input", paramLabel = "NAME=VALUE", description = "A value for one of its inputs.")
    private Map<String, String> input = new LinkedHashMap<>();

    @Option(names = "--inputs", paramLabel = "JSON", description = "An object of values for its inputs.")
    private @Nullable String inputs;

    @Option(names = "--name", paramLabel = "NAME", description = "The task's name; the definition's by default.")
    private @Nullable String name;

    @Option(names = "--label", paramLabel = "KEY=VALUE", description = "A free mark.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(
            names = {"--local-path", "--local_path"},
            paramLabel = "DIR",
            description = "The folder its files are confined to; without --server that of FILE by default.")
    private @Nullable Path localPath;

    @Option(
            names = "--shared-path",
            description = "Every worker sees that folder; else only those of the machine that makes the task run it.")
    private boolean sharedPath;

    @Option(names = "--idempotency-key", paramLabel = "KEY", description = CallersKey.MAKES_ONCE)
    private @Nullable String idempotencyKey;

    /** The order for a task from a file or a name. */
    TaskOrder order(String definition, boolean manual, Terminal terminal) {
        boolean file = DefinitionFiles.isFile(definition);
        TaskOrder.Source source = file
                ? new TaskOrder.Written(DefinitionFiles.read(definition, terminal))
                : new TaskOrder.Named(definition);
        return order(source, manual);
    }

    /** The order for a task from this source. */
    TaskOrder order(TaskOrder.Source source, boolean manual) {
        String folder = localPath == null
                ? null
                : localPath.toAbsolutePath().normalize().toString();
        return new TaskOrder(source, inputs(), name, folder, sharedPath, labels, manual, idempotencyKey);
    }

    Document inputs() {
        return Pairs.inputs(inputs, input);
    }

    @Nullable
    String name() {
        return name;
    }
}
