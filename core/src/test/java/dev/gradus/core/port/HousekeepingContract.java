package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.Stream;
import dev.gradus.core.outbox.Settlement;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.TryResult;
import dev.gradus.core.policy.Prunable;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskEvent;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.Subscriptions;
import dev.gradus.core.testing.TestWorker;
import dev.gradus.core.testing.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Housekeeping} promises. */
public interface HousekeepingContract extends StoresContract {
    /** More than any other test leaves behind. */
    int MANY = 1_000;

    /** Older than anything here. */
    Duration LONG = Duration.ofDays(7);

    @Test
    default void aKeyShouldHoldUntilItIsForgotten() {
        NewTask task = underKey(unique("key"));
        stores().tasks().create(task, CAUSE);

        stores().housekeeping().forgetKeys(LONG, MANY);
        assertThat(stores().tasks().create(task, CAUSE).replayed()).isTrue();

        assertThat(stores().housekeeping().forgetKeys(Duration.ZERO, MANY)).isPositive();
        assertThat(stores().tasks().create(task, CAUSE).replayed()).isFalse();
    }

    @Test
    default void noMoreKeysShouldBeForgottenThanAskedFor() {
        NewTask first = underKey(unique("first"));
        NewTask second = underKey(unique("second"));
        stores().tasks().create(first, CAUSE);
        stores().tasks().create(second, CAUSE);

        assertThat(stores().housekeeping().forgetKeys(Duration.ZERO, 1)).isEqualTo(1);

        assertThat(List.of(first, second))
                .anyMatch(task -> stores().tasks().create(task, CAUSE).replayed());
    }

    @Test
    default void severalAtOnceShouldForgetEachKeyOnce() {
        stores().housekeeping().forgetKeys(Duration.ZERO, MANY);
        for (int key = 0; key < 8; key++) {
            stores().tasks().create(underKey(unique("contended")), CAUSE);
        }

        List<Integer> forgotten =
                Together.run(4, number -> stores().housekeeping().forgetKeys(Duration.ZERO, 3));

        int rest = stores().housekeeping().forgetKeys(Duration.ZERO, MANY);
        assertThat(forgotten.stream().mapToInt(Integer::intValue).sum() + rest).isEqualTo(8);
    }

    @Test
    default void onlySessionsToWhichNothingRefersShouldBeForgotten() {
        StepSpecs steps = steps();
        create(NewTasks.automatic(unique("referred"), steps.step("a"), steps.step("b"), steps.step("c")));
        TestWorker executed = worker(steps);
        executed.succeed(executed.claimOne()).orThrow();
        TestWorker holding = worker(steps);
        holding.claimOne();
        TestWorker lost = worker(steps);
        HeldStep left = lost.claimOne().held();
        TestWorker live = worker(steps);
        TestWorker idle = worker(steps);
        List.of(executed, holding, lost, idle).forEach(worker -> expire(worker.session()));
        live.takeBack(left).orThrow();
        live.succeed(live.claimOne()).orThrow();
        live.expired(MANY);

        forgetSessions(LONG);
        assertThat(listed()).contains(idle.session());
        forgetSessions(Duration.ZERO);

        assertThat(listed())
                .contains(executed.session(), holding.session(), lost.session(), live.session())
                .doesNotContain(idle.session());
    }

    @Test
    default void onlyTasksThatEndedShouldBePruned() {
        TaskId old = ended(unique("old"));
        TaskId standing = endedStanding();
        TaskId open = create(NewTasks.of(definition(unique("definition")), unique("open"), steps().step("a")));

        assertThat(pruneAll(Prunable.TASKS, LONG)).isZero();
        assertThat(stores().tasks().find(old)).isPresent();
        long found = walk(Prunable.TASKS, Duration.ZERO, stores().housekeeping()::findOld);
        assertThat(found).isPositive();
        assertThat(stores().tasks().find(old)).isPresent();
        assertThat(pruneAll(Prunable.TASKS, Duration.ZERO)).isEqualTo(found);

        assertThat(stores().tasks().find(old)).isEmpty();
        assertThat(stores().events().read(stream(old), 0, MANY)).isEmpty();
        assertThat(stores().tasks().find(standing)).isPresent();
        assertThat(stores().tasks().find(open)).isPresent();
    }

    @Test
    default void aTaskShouldStayUntilItsEventsAreOnTheirWay() {
        String definition = unique("told");
        Subscription told = stores().subscriptions().create(Subscriptions.ofDefinition(unique("hook"), definition));
        TaskId old = ended(definition);

        if (stores().outbox().collect(1).more()) {
            pruneAll(Prunable.TASKS, Duration.ZERO);
            assertThat(stores().events().read(stream(old), 0, MANY)).isNotEmpty();
        }
        while (stores().outbox().collect(MANY).more()) {}
        pruneAll(Prunable.TASKS, Duration.ZERO);

        assertThat(stores().tasks().find(old)).isEmpty();
        assertThat(stores().outbox().list(DeliveryFilter.of(told.id())))
                .isNotEmpty()
                .allMatch(delivery -> delivery.event().payload() != null);
        stores().subscriptions().delete(told.id());
    }

    @Test
    default void theLogsOfEndedTasksShouldBePruned() {
        TaskId old = ended(unique("old"));
        StepId printed = step(old, "a").id();
        stores().logs().append(List.of(chunk(old, printed)));
        TaskId open = create(NewTasks.automatic(unique("open"), steps().step("a")));
        stores().logs().append(List.of(chunk(open, step(open, "a").id())));

        assertThat(pruneAll(Prunable.LOGS, LONG)).isZero();
        assertThat(walk(Prunable.LOGS, Duration.ZERO, stores().housekeeping()::findOld))
                .isPositive();
        assertThat(pruneAll(Prunable.LOGS, Duration.ZERO)).isPositive();

        assertThat(stores().logs().read(printed, 1, 0, MANY)).isEmpty();
        assertThat(stores().logs().read(step(open, "a").id(), 1, 0, MANY)).hasSize(1);
        assertThat(stores().tasks().find(old)).isPresent();
    }

    @Test
    default void endedDeliveriesShouldBePruned() {
        String definition = unique("told");
        Subscription told = stores().subscriptions().create(Subscriptions.ofDefinition(unique("hook"), definition));
        create(NewTasks.of(definition(definition), unique("task"), steps().step("a")));
        while (stores().outbox().collect(MANY).more()) {}
        long made = stores().outbox().list(DeliveryFilter.of(told.id())).size();

        pruneAll(Prunable.DELIVERIES, Duration.ZERO);
        assertThat(stores().outbox().list(DeliveryFilter.of(told.id()))).hasSize((int) made);
        ClaimedDelivery first = stores().outbox().claim((int) made, Duration.ofMinutes(1)).stream()
                .filter(one -> one.subscription().id().equals(told.id()))
                .findFirst()
                .orElseThrow();
        stores().outbox().settle(first, TryResult.answered(200, Duration.ZERO), Settlement.delivered());

        assertThat(pruneAll(Prunable.DELIVERIES, LONG)).isZero();
        assertThat(walk(Prunable.DELIVERIES, Duration.ZERO, stores().housekeeping()::findOld))
                .isEqualTo(1);
        assertThat(pruneAll(Prunable.DELIVERIES, Duration.ZERO)).isEqualTo(1);
        assertThat(stores().outbox().list(DeliveryFilter.of(told.id()))).hasSize((int) made - 1);
        stores().subscriptions().delete(told.id());
    }

    @Test
    default void theLastEventOfAStreamThatIsNoTasksShouldStay() {
        Stream stream = new Stream(Stream.Kind.PROJECT, System.nanoTime());
        TaskEvent event = new TaskEvent.TaskPaused();
        for (int i = 0; i < 3; i++) {
            stores().events().append(stream, event, CAUSE);
        }

        pruneAll(Prunable.EVENTS, LONG);
        assertThat(stores().events().read(stream, 0, MANY)).hasSize(3);
        assertThat(pruneAll(Prunable.EVENTS, Duration.ZERO)).isGreaterThanOrEqualTo(2);

        assertThat(stores().events().read(stream, 0, MANY))
                .extracting(EventEnvelope::seq)
                .containsExactly(3L);
        assertThat(stores().events().append(stream, event, CAUSE).seq()).isEqualTo(4);
        assertThat(stores().events().read(stream, 3, MANY)).hasSize(1);
    }

    @Test
    default void pruningAtOnceShouldDropEachTaskOnce() {
        pruneAll(Prunable.TASKS, Duration.ZERO);
        for (int i = 0; i < 6; i++) {
            ended(unique("old"));
        }

        List<Long> pruned = Together.run(3, i -> pruneAll(Prunable.TASKS, Duration.ZERO));

        long rest = pruneAll(Prunable.TASKS, Duration.ZERO);
        assertThat(pruned.stream().mapToLong(Long::longValue).sum() + rest).isGreaterThanOrEqualTo(6);
    }

    /** One way of going through what is old. */
    interface Walk {
        Housekeeping.Pruned look(Prunable what, Duration age, long after, int limit);
    }

    private long pruneAll(Prunable what, Duration age) {
        return walk(what, age, stores().housekeeping()::prune);
    }

    private static long walk(Prunable what, Duration age, Walk walk) {
        long count = 0;
        for (Long place = 0L; place != null; ) {
            Housekeeping.Pruned piece = walk.look(what, age, place, 2);
            count += piece.count();
            place = piece.next();
        }
        return count;
    }

    private TaskId ended(String definition) {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.of(definition(definition), unique("ended"), steps.step("a")));
        change(task, new TaskCommand.CancelTask());
        assertThat(task(task).task().state().isTerminal()).isTrue();
        return task;
    }

    private TaskId endedStanding() {
        TaskId task = create(NewTasks.automatic(unique("standing"), steps().step("a")));
        change(task, new TaskCommand.CancelTask());
        return task;
    }

    private static LogChunk chunk(TaskId task, StepId step) {
        return new LogChunk(task, step, 1, 1, Instant.EPOCH, LogChunk.Source.STDOUT, "printed");
    }

    private static Stream stream(TaskId task) {
        return new Stream(Stream.Kind.TASK, task.value());
    }

    private void forgetSessions(Duration age) {
        // Twice, because a call may begin in the middle.
        stores().housekeeping().forgetSessions(age, MANY);
        stores().housekeeping().forgetSessions(age, MANY);
    }

    private List<SessionId> listed() {
        return stores().sessions().list().stream().map(WorkerSession::id).toList();
    }

    private NewTask underKey(String key) {
        NewTask task = NewTasks.of(definition(unique("definition")), unique("keyed"), steps().step("a"));
        return NewTasks.under(new IdempotencyKey(key, "print"), task);
    }
}
