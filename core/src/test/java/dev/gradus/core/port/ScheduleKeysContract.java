package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.schedule.RunDecider;
import dev.gradus.core.schedule.Schedule;
import dev.gradus.core.schedule.ScheduleRun;
import dev.gradus.core.schedule.ScheduleSpec;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.Together;
import dev.gradus.core.transition.Decision;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a {@link ScheduleStore} promises of what is asked for under an {@link IdempotencyKey}. */
public interface ScheduleKeysContract extends ScheduleFixtures {

    @Test
    default void aScheduleShouldBeStoredOnceUnderAKey() {
        ScheduleSpec spec = hourly(unique("keyed"));
        IdempotencyKey key = new IdempotencyKey(unique("key"), "print");

        List<Once<Schedule>> stored = Together.run(8, number -> store().create(spec, CAUSE, key));

        assertThat(stored).filteredOn(one -> !one.replayed()).hasSize(1);
        assertThat(stored)
                .extracting(one -> one.value().id())
                .containsOnly(stored.get(0).value().id());
        assertMismatch(() -> store().create(hourly(unique("other")), CAUSE, new IdempotencyKey(key.value(), "other")));
        store().delete(stored.get(0).value().id(), CAUSE);
        assertThat(store().create(spec, CAUSE, key).replayed()).isFalse();
    }

    default void assertMismatch(ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        CoreException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IDEMPOTENCY_MISMATCH));
    }

    /** What somebody who asks for runs does; the store's clock tells two of them apart. */
    default ScheduleChange triggered(Schedule schedule, IdempotencyKey key) {
        return store().change(
                        schedule.id(),
                        CAUSE,
                        key,
                        (snapshot, now, desk) -> new RunDecider(snapshot, now, runs(snapshot, desk)).trigger());
    }

    @Test
    default void equalRequestsAtOnceShouldMakeOneRun() {
        Schedule schedule = created();
        IdempotencyKey key = new IdempotencyKey(unique("key"), "print");

        List<ScheduleChange> changes = Together.run(8, number -> triggered(schedule, key));

        List<ScheduleRun> kept = store().runs(schedule.id(), LATER, 10);
        assertThat(kept).hasSize(1);
        assertThat(changes).filteredOn(change -> change.replayed() == null).hasSize(1);
        assertThat(changes)
                .filteredOn(change -> change.replayed() != null)
                .allSatisfy(change -> assertThat(change.replayed()).isEqualTo(kept));
        assertThat(store().find(schedule.name()).orElseThrow().open()).hasSize(1);
    }

    @Test
    default void aKeyShouldHoldForOneRequestAndOneKindOfThing() {
        Schedule schedule = created();
        IdempotencyKey key = new IdempotencyKey(unique("key"), "print");
        triggered(schedule, key);

        assertMismatch(() -> triggered(schedule, new IdempotencyKey(key.value(), "other")));
        assertMismatch(() -> stores().tasks()
                .create(NewTasks.under(new IdempotencyKey(key.value(), "task"), task(unique("task"))), CAUSE));
        assertThat(store().runs(schedule.id(), LATER, 10)).hasSize(1);
    }

    @Test
    default void aRejectedRequestShouldLeaveNoKey() {
        Schedule schedule = created();
        IdempotencyKey key = new IdempotencyKey(unique("key"), "print");

        store().change(
                        schedule.id(),
                        CAUSE,
                        key,
                        (snapshot, now, desk) -> Decision.rejected(ErrorCode.CONFLICT, "not now"));

        assertThat(triggered(schedule, key).replayed()).isNull();
        assertThat(triggered(schedule, key).replayed()).hasSize(1);
    }
}
