package dev.gradus.cli;

import dev.gradus.core.api.LedgerPage;
import dev.gradus.core.api.LedgerRepresentation;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.ledger.EntryChange;
import dev.gradus.core.ledger.LedgerStatus;
import dev.gradus.core.ledger.NewEntry;
import dev.gradus.core.port.LedgerFilter;
import dev.gradus.core.port.LedgerPosition;
import dev.gradus.core.step.StepId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls about the ledger, straight to the engine. */
final class LocalLedgerCalls implements LedgerCalls {
    private static final int MAX_LIMIT = 500;

    private final DrivingPorts ports;

    LocalLedgerCalls(DrivingPorts ports) {
        this.ports = ports;
    }

    @Override
    public Document add(Document entry) {
        return LedgerRepresentation.of(ports.ledger().add(NewEntry.of(entry), ports.because(null)));
    }

    @Override
    public Document set(long id, Document change) {
        return LedgerRepresentation.of(
                ports.ledger().amend(new StepId(id), EntryChange.of(change), ports.because(null)));
    }

    @Override
    public Document list(LedgerQuery query) {
        LedgerPage page = ports.ledger().list(filter(query));
        List<Document> items =
                page.entries().stream().map(LedgerRepresentation::of).toList();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("items", items);
        members.put("next_cursor", cursor(page.next()));
        return Document.object(members);
    }

    private static LedgerFilter filter(LedgerQuery query) {
        if (query.limit() < 1 || query.limit() > MAX_LIMIT) {
            throw new CoreException(ErrorCode.USAGE, "--limit must be 1 to " + MAX_LIMIT + ", found " + query.limit());
        }
        String cursor = query.cursor();
        return new LedgerFilter(
                query.runId(),
                Set.copyOf(query.tasks()),
                query.statuses().stream().map(LocalLedgerCalls::status).collect(Collectors.toSet()),
                query.since(),
                cursor == null ? null : LedgerRepresentation.place(cursor),
                query.limit());
    }

    private static @Nullable String cursor(@Nullable LedgerPosition next) {
        return next == null ? null : LedgerRepresentation.cursor(next);
    }

    private static LedgerStatus status(String word) {
        try {
            return LedgerStatus.ofWord(word);
        } catch (IllegalArgumentException unknown) {
            throw new CoreException(ErrorCode.USAGE, String.valueOf(unknown.getMessage()), unknown);
        }
    }

    @Override
    public Document prune(Instant before) {
        return Document.object(Map.of("deleted", ports.ledger().prune(before))).with("cutoff", before);
    }
}
