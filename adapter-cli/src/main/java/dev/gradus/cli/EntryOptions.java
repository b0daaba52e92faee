package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is reported of an entry of the ledger. picocli fills them in. */
final class EntryOptions {
    @Option(names = "--finished-at", paramLabel = "TIME", description = "When it ended, such as 2026-01-31T12:00:00Z.")
    private @Nullable String finishedAt;

    @Option(names = "--duration-ms", paramLabel = "MS", description = "How long it took, in milliseconds.")
    private @Nullable Long durationMs;

    @Option(names = "--outputs-uri", paramLabel = "URI", description = "Where its outputs are.")
    private @Nullable String outputsUri;

    @Option(names = "--log-excerpt", paramLabel = "TEXT", description = "Some lines of its output.")
    private @Nullable String logExcerpt;

    @Option(names = "--approval-state", paramLabel = "WORD", description = "pending, approved, rejected or cancelled.")
    private @Nullable String approvalState;

    @Option(names = "--approver", paramLabel = "WHO", description = "Who decided about it.")
    private @Nullable String approver;

    @Option(names = "--approval-note", paramLabel = "TEXT", description = "What that person said.")
    private @Nullable String approvalNote;

    /** The object with every member that was given. */
    Document addTo(Document entry) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        given.put("finished_at", finishedAt);
        given.put("duration_ms", durationMs);
        given.put("outputs_uri", outputsUri);
        given.put("log_excerpt", logExcerpt);
        given.put("approval_state", approvalState);
        given.put("approver", approver);
        given.put("approval_note", approvalNote);
        given.values().removeIf(value -> value == null);
        return entry.merge(Document.object(given));
    }
}
