package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gradus ledger add}. */
@Command(
        name = "add",
        description = "Make an entry of the ledger for work that is done elsewhere.",
        footer = {"", "Example: gradus ledger add --task seo.validate --run nightly-2026-01-15 --status running"})
final class LedgerAddCommand extends BackendVerb {
    @Option(names = "--task", required = true, paramLabel = "NAME", description = "What is done.")
    private String task = "";

    @Option(names = "--run", required = true, paramLabel = "ID", description = "The run that it belongs to.")
    private String run = "";

    @Option(
            names = "--status",
            paramLabel = "WORD",
            description = "queued, running, succeeded, failed, awaiting_approval or skipped (${DEFAULT-VALUE}).")
    private String status = "running";

    @Option(names = "--started-at", paramLabel = "TIME", description = "When it began; now by default.")
    private @Nullable String startedAt;

    @Option(names = "--input", paramLabel = "NAME=VALUE", description = "What it was given; may be given again.")
    private Map<String, String> inputs = new LinkedHashMap<>();

    @Mixin
    private EntryOptions options = new EntryOptions();

    LedgerAddCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document entry =
                Document.object(Map.of("task", task)).with("run_id", run).with("status", status);
        if (startedAt != null) {
            entry = entry.with("started_at", startedAt);
        }
        if (!inputs.isEmpty()) {
            entry = entry.with("inputs", Pairs.inputs(null, inputs));
        }
        printer().one(backend.ledger().add(options.addTo(entry)), Listing.LEDGER);
        return ExitCode.OK;
    }
}
