package dev.gradus.core.api;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.ledger.EntryReport;
import dev.gradus.core.ledger.LedgerEntry;
import dev.gradus.core.port.LedgerPosition;
import dev.gradus.core.step.ApprovalState;
import dev.gradus.core.step.StepId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** The JSON of ledger entries, the same on every face: all members always present, times in UTC. */
public final class LedgerRepresentation {
    private static final String STARTED_AT = "started_at";
    private static final String ID = "id";

    private LedgerRepresentation() {}

    /** The entry. */
    public static Document of(LedgerEntry entry) {
        EntryReport report = entry.report();
        ApprovalState approval = report.approvalState();
        return new Shape()
                .with(ID, entry.id().value())
                .with("task", entry.task())
                .with("run_id", entry.runId())
                .with("status", entry.status().word())
                .with(STARTED_AT, entry.startedAt())
                .with("finished_at", report.finishedAt())
                .with("duration_ms", report.durationMs())
                .with("inputs", entry.inputs())
                .with("outputs_uri", report.outputsUri())
                .with("log_excerpt", report.logExcerpt())
                .with("approval_state", approval == null ? null : approval.word())
                .with("approver", report.approver())
                .with("approval_note", report.approvalNote())
                .with("webhook_notified_at", report.webhookNotifiedAt())
                .done();
    }

    /** A place in the ledger as text that clients hand back and need not understand. */
    public static String cursor(LedgerPosition place) {
        Document cursor = Document.emptyObject()
                .with(STARTED_AT, place.at())
                .with(ID, place.id().value());
        return Base64.getUrlEncoder().encodeToString(cursor.toJson().getBytes(StandardCharsets.UTF_8));
    }

    /** The place that such a text names; USAGE when it names none. */
    public static LedgerPosition place(String cursor) {
        try {
            Document place = Document.parse(Base64.getUrlDecoder().decode(cursor));
            Document at = place.member(STARTED_AT).orElseThrow(LedgerRepresentation::invalidCursor);
            Document id = place.member(ID).orElseThrow(LedgerRepresentation::invalidCursor);
            return new LedgerPosition(Instant.parse(at.text()), new StepId(id.longValue()));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw invalidCursor();
        }
    }

    private static CoreException invalidCursor() {
        return new CoreException(ErrorCode.USAGE, "Invalid cursor");
    }
}
