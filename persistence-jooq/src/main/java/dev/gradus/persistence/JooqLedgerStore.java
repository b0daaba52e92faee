package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.LEDGER_ENTRY;
import static dev.gradus.persistence.generated.Tables.STEP;

import dev.gradus.core.ledger.LedgerStatus;
import dev.gradus.core.port.LedgerFilter;
import dev.gradus.core.port.LedgerPosition;
import dev.gradus.core.port.LedgerStore;
import dev.gradus.core.port.RecordedStep;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.WaitReason;
import dev.gradus.core.task.TaskId;
import dev.gradus.persistence.generated.Routines;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Entries of the ledger: rows of {@code ledger_entry} with the steps that they name. */
final class JooqLedgerStore implements LedgerStore {
    private final Database database;

    JooqLedgerStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<RecordedStep> find(StepId id) {
        return database.read(transaction -> transaction
                .sql()
                .select(LEDGER_ENTRY.asterisk(), STEP.asterisk())
                .from(LEDGER_ENTRY)
                .join(STEP)
                .on(STEP.ID.eq(LEDGER_ENTRY.STEP_ID))
                .where(LEDGER_ENTRY.STEP_ID.eq(id.value()))
                .fetchOptional(JooqLedgerStore::read));
    }

    @Override
    public List<RecordedStep> list(LedgerFilter filter) {
        return database.read(transaction -> transaction
                .sql()
                .select(LEDGER_ENTRY.asterisk(), STEP.asterisk())
                .from(LEDGER_ENTRY)
                .join(STEP)
                .on(STEP.ID.eq(LEDGER_ENTRY.STEP_ID))
                .where(condition(filter))
                .orderBy(LEDGER_ENTRY.AT.desc(), LEDGER_ENTRY.STEP_ID.desc())
                .limit(filter.limit())
                .fetch(JooqLedgerStore::read));
    }

    private static RecordedStep read(Record row) {
        return new RecordedStep(
                new TaskId(row.get(LEDGER_ENTRY.TASK_ID)),
                row.get(LEDGER_ENTRY.RUN_ID),
                row.get(LEDGER_ENTRY.AT),
                StepRows.read(row));
    }

    private static Condition condition(LedgerFilter filter) {
        Condition condition = DSL.noCondition();
        String runId = filter.runId();
        if (runId != null) {
            condition = condition.and(LEDGER_ENTRY.RUN_ID.eq(runId));
        }
        if (!filter.tasks().isEmpty()) {
            condition = condition.and(LEDGER_ENTRY.TASK.in(filter.tasks()));
        }
        if (!filter.statuses().isEmpty()) {
            condition = condition.and(
                    DSL.or(filter.statuses().stream().map(JooqLedgerStore::has).toList()));
        }
        Instant since = filter.since();
        if (since != null) {
            condition = condition.and(LEDGER_ENTRY.AT.ge(since));
        }
        return behind(condition, filter.after());
    }

    private static Condition behind(Condition condition, @Nullable LedgerPosition after) {
        return after == null
                ? condition
                : condition.and(DSL.row(LEDGER_ENTRY.AT, LEDGER_ENTRY.STEP_ID)
                        .lt(after.at(), after.id().value()));
    }

    /** The twin of {@link LedgerStatus#of}. */
    private static Condition has(LedgerStatus status) {
        List<StepState> states = Arrays.stream(StepState.values())
                .filter(state -> state != StepState.WAITING && LedgerStatus.of(state, null) == status)
                .toList();
        List<WaitReason> reasons = Arrays.stream(WaitReason.values())
                .filter(reason -> LedgerStatus.of(StepState.WAITING, reason) == status)
                .toList();
        Condition waiting = STEP.STATE.eq(StepState.WAITING).and(STEP.WAITING.in(reasons));
        return STEP.STATE.in(states).or(waiting);
    }

    @Override
    public long prune(Instant before) {
        return database.write(
                transaction -> Routines.pruneLedger(transaction.sql().configuration(), before));
    }
}
