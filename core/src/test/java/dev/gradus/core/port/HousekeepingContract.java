package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.step.SessionId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import dev.gradus.core.testing.Together;
import java.time.Duration;
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
