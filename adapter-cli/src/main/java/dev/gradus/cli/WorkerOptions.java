package dev.gradus.cli;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.task.Pins;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of processes that work. picocli fills them in. */
final class WorkerOptions {
    @Option(names = "--slots", paramLabel = "N", description = "How many steps at once; 4 by default.")
    private @Nullable Integer slots;

    @Option(names = "--label", paramLabel = "KEY=VALUE", description = "What steps can demand of this worker.")
    private Map<String, String> labels = new LinkedHashMap<>();

    WorkOptions work() {
        for (String key : labels.keySet()) {
            if (!Pins.mayBeWritten(key)) {
                throw new CoreException(
                        ErrorCode.USAGE,
                        "--label: '%s' cannot be chosen; a worker offers its host and engine by itself".formatted(key));
            }
        }
        return new WorkOptions(slots, labels);
    }
}
