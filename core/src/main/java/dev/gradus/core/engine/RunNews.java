package dev.gradus.core.engine;

import dev.gradus.core.data.Document;
import dev.gradus.core.ledger.EntryReport;
import dev.gradus.core.ledger.LedgerEntry;
import dev.gradus.core.ledger.LedgerStatus;
import dev.gradus.core.port.MetricEvents;
import dev.gradus.core.step.ApprovalState;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events that the ledger's users count, with the names and members that they know. */
final class RunNews {
    private final MetricEvents events;
    private final InstantSource clock;

    RunNews(MetricEvents events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Gradus begins to execute an entry. */
    void started(String runId, String task) {
        send("agent.task_started", "orchestrator", Map.of("task", task, "run_id", runId));
    }

    /** An execution by Gradus has ended, perhaps with something for a person to look at. */
    void ended(LedgerEntry entry) {
        EntryReport report = entry.report();
        Map<String, @Nullable Object> members = named(entry);
        members.put("status", entry.status().word());
        members.put("approval_state", word(report.approvalState()));
        members.put("duration_ms", report.durationMs());
        members.put("outputs_uri", report.outputsUri());
        send("agent.task_finished", "orchestrator", members);
        if (entry.status() == LedgerStatus.AWAITING_APPROVAL) {
            Map<String, @Nullable Object> awaiting = named(entry);
            awaiting.put("outputs_uri", report.outputsUri());
            send("agent.awaiting_approval", "orchestrator", awaiting);
        }
    }

    /** Somebody made an entry. */
    void created(LedgerEntry entry) {
        send("agent.task_created", "api", numbered(entry));
    }

    /** Somebody reported an entry anew. */
    void updated(LedgerEntry entry) {
        Map<String, @Nullable Object> members = numbered(entry);
        members.put("approval_state", word(entry.report().approvalState()));
        members.put("duration_ms", entry.report().durationMs());
        members.put("outputs_uri", entry.report().outputsUri());
        send("agent.task_updated", "api", members);
    }

    /** Somebody decided about an entry. */
    void judged(LedgerEntry entry, ApprovalState verdict) {
        Map<String, @Nullable Object> members = named(entry);
        members.put("id", entry.id().value());
        members.put("approver", entry.report().approver());
        send("agent.task_" + verdict.word(), "api", members);
    }

    private static Map<String, @Nullable Object> named(LedgerEntry entry) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("task", entry.task());
        members.put("run_id", entry.runId());
        return members;
    }

    private static Map<String, @Nullable Object> numbered(LedgerEntry entry) {
        Map<String, @Nullable Object> members = named(entry);
        members.put("status", entry.status().word());
        members.put("id", entry.id().value());
        return members;
    }

    private static @Nullable String word(@Nullable ApprovalState state) {
        return state == null ? null : state.word();
    }

    private void send(String event, String source, Map<String, ? extends @Nullable Object> members) {
        events.send(Document.emptyObject()
                .with("ts", clock.instant())
                .with("event", event)
                .with("source", source)
                .merge(Document.object(members)));
    }
}
