package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskState;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import dev.gradus.core.testing.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link WorkQueue} promises when several processes act at the same moment. */
public interface QueueRaceContract extends StoresContract {
    /** How often each race is run. */
    int ROUNDS = 15;

    @Test
    default void claimShouldGiveEachStepToOneOfEightWorkers() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("claims"), siblings(steps, 40)));

        List<HeldStep> held = Together.run(8, number -> claimAll(worker(steps), 3)).stream()
                .flatMap(List::stream)
                .toList();

        assertThat(held).hasSize(40);
        assertThat(held).extracting(HeldStep::step).doesNotHaveDuplicates();
        assertThat(held).extracting(HeldStep::fence).doesNotHaveDuplicates();
        assertMatchesEvents(task);
    }

    @Test
    default void completeShouldFreeAJoinOfTwentyExactlyOnce() {
        StepSpecs steps = steps();
        StepSpec[] siblings = siblings(steps, 20);
        String[] needs = Stream.of(siblings).map(step -> step.key().value()).toArray(String[]::new);
        StepSpec[] all = Stream.concat(Stream.of(siblings), Stream.of(steps.step("join", needs)))
                .toArray(StepSpec[]::new);
        TaskId task = create(NewTasks.automatic(unique("join"), all));
        TestWorker worker = worker(steps);
        List<HeldStep> held = claimAll(worker, 10);

        Together.run(20, number -> worker.succeed(held.get(number)).orThrow());

        assertThat(state(task, "join")).isEqualTo(StepState.READY);
        List<ClaimedStep> joins = worker.claim(10);
        assertThat(joins)
                .singleElement()
                .satisfies(join -> assertThat(join.step().key().value()).isEqualTo("join"));
        worker.succeed(joins.get(0)).orThrow();
        assertThat(task(task).task().state()).isEqualTo(TaskState.COMPLETED);
        assertMatchesEvents(task);
    }

    @Test
    default void eitherTheCompletionOrTheTakingBackShouldWin() {
        for (int round = 0; round < ROUNDS; round++) {
            StepSpecs steps = steps();
            TaskId task = create(NewTasks.automatic(unique("either"), steps.step("a")));
            TestWorker worker = worker(steps);
            HeldStep held = worker.claimOne().held();
            TestWorker sweeper = worker(steps);
            expire(worker.session());

            List<Change> changes = Together.run(List.of(() -> worker.succeed(held), () -> sweeper.takeBack(held)));

            assertThat(changes).filteredOn(change -> !change.isRejected()).hasSize(1);
            boolean completed = !changes.get(0).isRejected();
            assertThat(state(task, "a")).isEqualTo(completed ? StepState.COMPLETED : StepState.READY);
            assertMatchesEvents(task);
        }
    }

    @Test
    default void takeBackShouldSucceedForOneOfEightSweepers() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("sweepers"), steps.step("a"), steps.step("b")));
        TestWorker dying = worker(steps);
        List<HeldStep> held = claimAll(dying, 10);
        change(task, "b", new StepCommand.Cancel()).orThrow();
        expire(dying.session());

        for (HeldStep one : held) {
            List<Change> changes = Together.run(8, number -> worker(steps).takeBack(one));
            assertThat(changes).filteredOn(change -> !change.isRejected()).hasSize(1);
        }
        assertThat(state(task, "a")).isEqualTo(StepState.READY);
        assertThat(step(task, "a").progress().lost()).isEqualTo(1);
        assertThat(state(task, "b")).isEqualTo(StepState.CANCELLING);
        assertMatchesEvents(task);
    }

    @Test
    default void aSessionThatRenewedInTimeShouldNotBeSwept() {
        for (int round = 0; round < ROUNDS; round++) {
            StepSpecs steps = steps();
            TaskId task = create(NewTasks.automatic(unique("renewal"), steps.step("a")));
            TestWorker sweeper = worker(steps);
            TestWorker worker = worker(steps);
            HeldStep held = worker.claimOne().held();
            Duration lease = Duration.ofMillis(100);
            assertThat(stores().sessions().renew(worker.session(), lease)).isTrue();
            long renewAt = System.nanoTime()
                    + lease.toNanos() * ThreadLocalRandom.current().nextInt(80, 105) / 100;
            var decided = new AtomicBoolean();

            List<Boolean> answers = Together.run(
                    List.of(() -> renewAt(worker, renewAt, decided), () -> sweptBefore(sweeper, held, decided)));

            boolean renewed = answers.get(0);
            boolean swept = answers.get(1);
            assertThat(swept).as("renewed %s", renewed).isNotEqualTo(renewed);
            assertThat(state(task, "a")).isEqualTo(renewed ? StepState.RUNNING : StepState.READY);
            assertThat(worker.succeed(held).isRejected()).isEqualTo(swept);
            assertMatchesEvents(task);
        }
    }

    @Test
    default void pauseShouldHoldOffEveryLaterClaim() {
        for (int round = 0; round < ROUNDS; round++) {
            StepSpecs steps = steps();
            TaskId task = create(NewTasks.automatic(unique("pausing"), siblings(steps, 4)));
            TestWorker worker = worker(steps);

            List<Integer> claimed = Together.run(List.of(() -> worker.claim(2).size(), () -> {
                change(task, new TaskCommand.Pause()).orThrow();
                return 0;
            }));

            assertThat(worker.claim(4)).isEmpty();
            assertThat(task(task).all())
                    .filteredOn(step -> step.state() == StepState.RUNNING)
                    .hasSize(claimed.get(0));
            assertMatchesEvents(task);
        }
    }

    @Test
    default void cancelShouldStopWhatWasClaimedAndEndTheRest() {
        for (int round = 0; round < ROUNDS; round++) {
            StepSpecs steps = steps();
            TaskId task = create(NewTasks.automatic(unique("cancelling"), siblings(steps, 3)));
            TestWorker worker = worker(steps);

            List<List<ClaimedStep>> claimed = Together.run(List.of(() -> worker.claim(2), () -> {
                change(task, new TaskCommand.CancelTask()).orThrow();
                return List.of();
            }));

            List<HeldStep> held = claimed.get(0).stream().map(ClaimedStep::held).toList();
            assertThat(stores().queue().toStop(held)).hasSize(held.size());
            held.forEach(one -> worker.succeed(one).orThrow());
            assertThat(task(task).all()).allMatch(step -> step.state() == StepState.CANCELLED);
            assertThat(task(task).task().state()).isEqualTo(TaskState.CANCELLED);
            assertMatchesEvents(task);
        }
    }

    private static StepSpec[] siblings(StepSpecs steps, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> steps.step("s" + number))
                .toArray(StepSpec[]::new);
    }

    private static List<HeldStep> claimAll(TestWorker worker, int atOnce) {
        List<HeldStep> all = new ArrayList<>();
        for (var call = worker.claim(atOnce); !call.isEmpty(); call = worker.claim(atOnce)) {
            call.forEach(one -> all.add(one.held()));
        }
        return all;
    }

    private static boolean renewAt(TestWorker worker, long nanos, AtomicBoolean decided) {
        while (System.nanoTime() < nanos) {
            Thread.onSpinWait();
        }
        boolean renewed = worker.stores().sessions().renew(worker.session(), Duration.ofMinutes(10));
        decided.set(renewed);
        return renewed;
    }

    private static boolean sweptBefore(TestWorker sweeper, HeldStep held, AtomicBoolean decided) {
        long bound = System.nanoTime() + BOUND.toNanos();
        while (!decided.get() && System.nanoTime() < bound) {
            if (!sweeper.takeBack(held).isRejected()) {
                return true;
            }
        }
        return !sweeper.takeBack(held).isRejected();
    }
}
