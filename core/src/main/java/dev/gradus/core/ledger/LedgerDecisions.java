package dev.gradus.core.ledger;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepIds;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepPlace;
import dev.gradus.core.step.StepPolicies;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskDecider;
import dev.gradus.core.task.TaskEvolution;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.transition.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about entries, given their run as it is: every change is a report of an external step, merged under the
 * run's lock with what was reported before, so that no two reports take each other's members away. Pure.
 */
public final class LedgerDecisions {
    private static final int LONGEST_KEY = 80;

    private LedgerDecisions() {}

    /** Adds an entry to its run and reports it. */
    public static Decision<DomainEvent> add(TaskSnapshot run, NewEntry entry, Instant now, StepIds ids) {
        if (!Runs.isReported(run.task())) {
            return Decision.rejected(
                    ErrorCode.CONFLICT,
                    "task %s has the name '%s' and is no run of the ledger: give the run another id"
                            .formatted(run.task().id(), entry.runId()));
        }
        Instant startedAt = entry.startedAt() == null ? now : entry.startedAt();
        StepKey key = freeKey(run, entry.task());
        StepSpec spec = new StepSpec(
                key,
                entry.task(),
                StepPlace.WORK,
                LedgerEntries.body(entry, startedAt),
                Set.of(),
                StepPolicies.DEFAULT,
                Map.of());
        Decision<DomainEvent> added = TaskDecider.decide(run, new TaskCommand.AddStep(spec), now, ids);
        if (!(added instanceof Decision.Accepted<DomainEvent> accepted)) {
            return added;
        }
        TaskSnapshot grown = run;
        for (DomainEvent event : accepted.events()) {
            grown = TaskEvolution.evolve(grown, event, now);
        }
        Document report = entry.rest().applied(Document.emptyObject());
        return joined(accepted.events(), reported(grown, key, entry.status(), report, now, ids));
    }

    /** Reports an entry anew. */
    public static Decision<DomainEvent> amend(
            TaskSnapshot run, StepId id, EntryChange change, Instant now, StepIds ids) {
        Step step = run.step(id).orElse(null);
        if (step == null || !step.spec().isExternal()) {
            return refused(id, step);
        }
        LedgerStatus status = change.status() == null ? statusOf(step) : change.status();
        return reported(run, step.key(), status, change.applied(step.result().results()), now, ids);
    }

    /** A person's verdict about an entry, whoever executes it. */
    public static Decision<DomainEvent> judge(
            TaskSnapshot run, StepId id, Judgement judgement, Instant now, StepIds ids) {
        Step step = run.step(id).orElse(null);
        if (step == null) {
            return refused(id, null);
        }
        if (!step.spec().isExternal()) {
            return TaskDecider.decide(run, new TaskCommand.OnStep(step.key(), judgement.command()), now, ids);
        }
        LedgerEntry entry = LedgerEntries.of("", step);
        Document change = Document.emptyObject()
                .with("approval_state", judgement.verdict().approval().word());
        change = withText(change, "approver", judgement.approver());
        change = withText(change, "approval_note", judgement.note());
        if (entry.report().finishedAt() == null) {
            change = ended(change, entry, now);
        }
        return amend(run, id, new EntryChange(judgement.verdict().status(), change), now, ids);
    }

    /** An entry that nobody reported as ended ends with the verdict; a duration of zero counts as none. */
    private static Document ended(Document change, LedgerEntry entry, Instant now) {
        Document ended = change.with("finished_at", now);
        Long told = entry.report().durationMs();
        Instant began = entry.startedAt();
        return began == null || (told != null && told != 0)
                ? ended
                : ended.with("duration_ms", Duration.between(began, now).toMillis());
    }

    private static Document withText(Document change, String name, @Nullable String text) {
        return text == null || text.isEmpty() ? change : change.with(name, Document.ofForeignText(text));
    }

    private static LedgerStatus statusOf(Step step) {
        return LedgerStatus.of(step.state(), step.progress().waiting());
    }

    private static Decision<DomainEvent> reported(
            TaskSnapshot run, StepKey key, LedgerStatus status, Document report, Instant now, StepIds ids) {
        StepCommand command = new StepCommand.Report(status.state(), report);
        return TaskDecider.decide(run, new TaskCommand.OnStep(key, command), now, ids);
    }

    private static Decision<DomainEvent> joined(List<DomainEvent> first, Decision<DomainEvent> then) {
        if (!(then instanceof Decision.Accepted<DomainEvent> accepted)) {
            return then;
        }
        List<DomainEvent> all = new ArrayList<>(first);
        all.addAll(accepted.events());
        return Decision.accepted(all);
    }

    private static Decision<DomainEvent> refused(StepId id, @Nullable Step step) {
        return step == null
                ? Decision.rejected(ErrorCode.NOT_FOUND, "Agent task %s not found".formatted(id))
                : Decision.rejected(
                        ErrorCode.CONFLICT,
                        "entry %s is executed by Gradus: it is not reported by anybody else".formatted(id));
    }

    /** The task's name with what a key may hold, and a number when the run has done the same before. */
    private static StepKey freeKey(TaskSnapshot run, String task) {
        String plain = task.replaceAll("[^A-Za-z0-9_.-]", "-").replaceFirst("^[_.-]+", "");
        String base = plain.isEmpty() ? "entry" : plain.substring(0, Math.min(plain.length(), LONGEST_KEY));
        StepKey key = new StepKey(base);
        for (int number = 2; run.step(key).isPresent(); number++) {
            key = new StepKey(base + "-" + number);
        }
        return key;
    }
}
