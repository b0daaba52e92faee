package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.MEMBER_LEASE;
import static dev.gradus.persistence.generated.Tables.STEP;

import dev.gradus.core.port.HeldStep;
import dev.gradus.core.port.MemberHolder;
import dev.gradus.core.port.MemberLease;
import dev.gradus.core.port.MemberLeases;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.impl.DSL;

/** Leases of pool members as rows. */
final class JooqMemberLeases implements MemberLeases {
    private final Database database;

    JooqMemberLeases(Database database) {
        this.database = database;
    }

    @Override
    public Optional<MemberLease> take(HeldStep holder, List<String> members) {
        return database.write(transaction -> {
            Instant now = transaction.now();
            if (!isHeld(transaction, holder.step().value(), holder.fence().value())) {
                return Optional.empty();
            }
            return members.stream()
                    .map(member -> take(transaction, holder, member, now))
                    .flatMap(Optional::stream)
                    .findFirst();
        });
    }

    private static Optional<MemberLease> take(Transaction transaction, HeldStep holder, String member, Instant now) {
        int inserted = transaction
                .sql()
                .insertInto(MEMBER_LEASE)
                .columns(MEMBER_LEASE.MEMBER, MEMBER_LEASE.STEP_ID, MEMBER_LEASE.FENCE, MEMBER_LEASE.TAKEN_AT)
                .values(member, holder.step().value(), holder.fence().value(), now)
                .onConflictDoNothing()
                .execute();
        return inserted == 1 ? Optional.of(new MemberLease(member, true)) : takeOver(transaction, holder, member, now);
    }

    /**
     * The row is locked first and its holder looked at by a later statement, which sees every claim that was committed before the
     * row was written.
     */
    private static Optional<MemberLease> takeOver(
            Transaction transaction, HeldStep holder, String member, Instant now) {
        Record2<Long, Long> lost = transaction
                .sql()
                .select(MEMBER_LEASE.STEP_ID, MEMBER_LEASE.FENCE)
                .from(MEMBER_LEASE)
                .where(MEMBER_LEASE.MEMBER.eq(member))
                .forUpdate()
                .skipLocked()
                .fetchOne();
        if (lost == null || isHeld(transaction, lost.value1(), lost.value2())) {
            return Optional.empty();
        }
        int updated = transaction
                .sql()
                .update(MEMBER_LEASE)
                .set(MEMBER_LEASE.STEP_ID, holder.step().value())
                .set(MEMBER_LEASE.FENCE, holder.fence().value())
                .set(MEMBER_LEASE.TAKEN_AT, now)
                .where(MEMBER_LEASE.MEMBER.eq(member))
                .and(MEMBER_LEASE.FENCE.eq(lost.value2()))
                .execute();
        return updated == 1 ? Optional.of(new MemberLease(member, false)) : Optional.empty();
    }

    private static boolean isHeld(Transaction transaction, long step, long fence) {
        return transaction.sql().fetchExists(STEP, isHeld(DSL.val(step), DSL.val(fence)));
    }

    private static Condition isHeld(Field<Long> step, Field<Long> fence) {
        return STEP.ID.eq(step).and(STEP.FENCE.eq(fence)).and(STEP.STATE.in(StepState.RUNNING, StepState.CANCELLING));
    }

    @Override
    public List<MemberHolder> holders(List<String> members) {
        return database.read(transaction -> transaction
                .sql()
                .select(MEMBER_LEASE.MEMBER, STEP.TASK_ID, STEP.ID, STEP.KEY)
                .from(MEMBER_LEASE)
                .join(STEP)
                .on(isHeld(MEMBER_LEASE.STEP_ID, MEMBER_LEASE.FENCE))
                .where(MEMBER_LEASE.MEMBER.in(members))
                .fetch(row -> new MemberHolder(
                        row.value1(), new TaskId(row.value2()), new StepId(row.value3()), new StepKey(row.value4())))
                .stream()
                .sorted(Comparator.comparingInt(holder -> members.indexOf(holder.member())))
                .toList());
    }

    @Override
    public void giveBack(HeldStep holder) {
        database.write(transaction -> transaction
                .sql()
                .deleteFrom(MEMBER_LEASE)
                .where(MEMBER_LEASE.STEP_ID.eq(holder.step().value()))
                .and(MEMBER_LEASE.FENCE.eq(holder.fence().value()))
                .execute());
    }
}
