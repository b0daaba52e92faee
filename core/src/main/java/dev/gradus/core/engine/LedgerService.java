package dev.gradus.core.engine;

import dev.gradus.core.api.Ledger;
import dev.gradus.core.api.LedgerPage;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.ledger.EntryChange;
import dev.gradus.core.ledger.Judgement;
import dev.gradus.core.ledger.LedgerDecisions;
import dev.gradus.core.ledger.LedgerEntries;
import dev.gradus.core.ledger.LedgerEntry;
import dev.gradus.core.ledger.NewEntry;
import dev.gradus.core.ledger.Runs;
import dev.gradus.core.port.Change;
import dev.gradus.core.port.LedgerFilter;
import dev.gradus.core.port.LedgerPosition;
import dev.gradus.core.port.LedgerStore;
import dev.gradus.core.port.NewTask;
import dev.gradus.core.port.RecordedStep;
import dev.gradus.core.port.Stores;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.Pins;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The ledger over the stores. */
final class LedgerService implements Ledger {
    /** How often a run is looked for that others make or prune at the same moment. */
    private static final int TRIES = 3;

    private final TaskStore tasks;
    private final LedgerStore ledger;

    LedgerService(Stores stores) {
        this.tasks = stores.tasks();
        this.ledger = stores.ledger();
    }

    @Override
    public LedgerEntry add(NewEntry entry, Cause cause) {
        for (int tries = 1; ; tries++) {
            TaskId run = run(entry.runId(), cause);
            try {
                Change change = tasks.change(
                        run, cause, (snapshot, now, ids) -> LedgerDecisions.add(snapshot, entry, now, ids));
                return LedgerEntries.of(entry.runId(), last(change.orThrow().all()));
            } catch (CoreException pruned) {
                if (pruned.code() != ErrorCode.NOT_FOUND || tries == TRIES) {
                    throw pruned;
                }
            }
        }
    }

    /** Steps are in the order in which they were added. */
    private static Step last(Collection<Step> steps) {
        return steps.stream().reduce((first, second) -> second).orElseThrow();
    }

    /** The run's task; whoever comes first makes it. */
    private TaskId run(String runId, Cause cause) {
        Optional<TaskId> known = standing(runId);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            NewTask task = new NewTask(Runs.reported(runId), Pins.NONE, List.of(), null);
            return tasks.create(task, cause).snapshot().task().id();
        } catch (CoreException taken) {
            return standing(runId).orElseThrow(() -> taken);
        }
    }

    private Optional<TaskId> standing(String runId) {
        return tasks.named(runId)
                .filter(id -> tasks.find(id)
                        .map(found -> found.task().spec().isStanding())
                        .orElse(false));
    }

    @Override
    public LedgerEntry amend(StepId id, EntryChange change, Cause cause) {
        return changed(id, cause, (snapshot, now, ids) -> LedgerDecisions.amend(snapshot, id, change, now, ids));
    }

    @Override
    public LedgerEntry judge(StepId id, Judgement judgement, Cause cause) {
        Cause told = cause.because(judgement.note());
        return changed(id, told, (snapshot, now, ids) -> LedgerDecisions.judge(snapshot, id, judgement, now, ids));
    }

    private LedgerEntry changed(StepId id, Cause cause, TaskStore.Ruling ruling) {
        RecordedStep recorded = recorded(id);
        TaskSnapshot after = tasks.change(recorded.task(), cause, ruling).orThrow();
        return LedgerEntries.of(recorded.runId(), after.step(id).orElseThrow(() -> missing(id)));
    }

    @Override
    public LedgerEntry get(StepId id) {
        return entry(recorded(id));
    }

    private RecordedStep recorded(StepId id) {
        return ledger.find(id).orElseThrow(() -> missing(id));
    }

    private static CoreException missing(StepId id) {
        return new CoreException(ErrorCode.NOT_FOUND, "Agent task %s not found".formatted(id));
    }

    private static LedgerEntry entry(RecordedStep recorded) {
        return LedgerEntries.of(recorded.runId(), recorded.step());
    }

    /** One more is read than is shown, to know whether there are more. */
    @Override
    public LedgerPage list(LedgerFilter filter) {
        List<RecordedStep> found = ledger.list(filter.atMost(filter.limit() + 1));
        boolean more = found.size() > filter.limit();
        List<RecordedStep> shown = more ? found.subList(0, filter.limit()) : found;
        return new LedgerPage(
                shown.stream().map(LedgerService::entry).toList(),
                more ? LedgerPosition.of(shown.get(shown.size() - 1)) : null);
    }

    @Override
    public long prune(Instant before) {
        return ledger.prune(before);
    }
}
