package dev.gradus.cli;

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
        return new WorkOptions(slots, labels);
    }
}
