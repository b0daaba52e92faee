package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.Pins;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link WorkQueue} promises about steps that not every session may have. */
public interface PlacementContract extends StoresContract {
    /** More than any other test leaves behind. */
    int PLENTY = 1_000;

    @Test
    default void claimShouldGiveStepsOfAPinnedTaskOnlyToItsHost() {
        StepSpecs steps = steps();
        TaskId task = create(pinned("north", steps.step("a"), steps.step("b", "a")));

        assertThat(on("south", steps).claim(10)).isEmpty();

        TestWorker north = on("north", steps);
        north.succeed(north.claimOne()).orThrow();
        assertThat(on("south", steps).claim(10)).isEmpty();
        assertThat(north.claimOne().step().key().value()).isEqualTo("b");
        assertMatchesEvents(task);
    }

    @Test
    default void claimShouldGiveStepsOfAnUnpinnedTaskToAnyHost() {
        StepSpecs steps = steps();
        create(NewTasks.automatic(unique("anywhere"), steps.step("a"), steps.step("b")));

        assertThat(on("north", steps).claim(1)).hasSize(1);
        assertThat(on("south", steps).claim(1)).hasSize(1);
    }

    @Test
    default void claimShouldPassOverWhatOthersMayHaveAndStillFillItsLimit() {
        StepSpecs steps = steps();
        create(pinned("north", steps.prioritised("first", -1)));
        create(NewTasks.automatic(unique("anywhere"), steps.step("second")));

        List<ClaimedStep> claimed = on("south", steps).claim(1);

        assertThat(claimed).extracting(one -> one.step().key().value()).containsExactly("second");
    }

    @Test
    default void claimShouldAskForEveryLabelThatAStepDemands() {
        StepSpecs steps = steps();
        Map<String, String> both = Map.of("disk", "fast", "zone", "a=b");
        create(NewTasks.automatic(unique("labels"), steps.demanding("a", both)));

        assertThat(offering(steps, Map.of()).claim(10)).isEmpty();
        assertThat(offering(steps, Map.of("disk", "fast")).claim(10)).isEmpty();
        assertThat(offering(steps, Map.of("disk", "slow", "zone", "a=b")).claim(10))
                .isEmpty();
        assertThat(offering(steps, Map.of("disk", "fast", "zone", "a=b", "more", "yes"))
                        .claim(10))
                .hasSize(1);
    }

    @Test
    default void claimShouldAskForTheContainerEngineOfAPinnedTask() {
        StepSpecs steps = steps();
        create(NewTasks.pinned(Pins.toEngine("blue"), NewTasks.automatic(unique("engine"), steps.step("a"))));

        assertThat(on("north", steps).claim(10)).isEmpty();
        assertThat(at(new Pins("north", "red"), steps).claim(10)).isEmpty();
        assertThat(at(new Pins("south", "blue"), steps).claim(10)).hasSize(1);
    }

    @Test
    default void claimShouldFollowARevisedDemandAndAskForThoseOfAddedSteps() {
        StepSpecs steps = steps();
        TaskId task =
                create(NewTasks.pinned(Pins.toHost("north"), NewTasks.automatic(unique("edit"), steps.step("a"))));
        change(task, new TaskCommand.ReviseStep(steps.demanding("a", Map.of("disk", "fast"))))
                .orThrow();
        change(task, new TaskCommand.AddStep(steps.step("b"))).orThrow();

        assertThat(on("south", steps).claim(10)).isEmpty();
        assertThat(on("north", steps).claim(10))
                .extracting(one -> one.step().key().value())
                .containsExactly("b");
        assertMatchesEvents(task);
    }

    @Test
    default void repinShouldMoveEveryStep() {
        StepSpecs steps = steps();
        TaskId task = create(pinned("north", steps.step("a"), steps.step("b", "a")));

        change(task, new TaskCommand.Repin(Pins.toHost("south"))).orThrow();

        assertThat(task(task).task().pins()).isEqualTo(Pins.toHost("south"));
        assertThat(on("north", steps).claim(10)).isEmpty();
        TestWorker south = on("south", steps);
        south.succeed(south.claimOne()).orThrow();
        assertThat(on("north", steps).claim(10)).isEmpty();
        assertThat(south.claim(10)).hasSize(1);
        assertMatchesEvents(task);
    }

    @Test
    default void repinShouldSetATaskFree() {
        StepSpecs steps = steps();
        TaskId task = create(pinned("north", steps.step("a")));

        change(task, new TaskCommand.Repin(Pins.NONE)).orThrow();

        assertThat(on("south", steps).claim(10)).hasSize(1);
        assertMatchesEvents(task);
    }

    @Test
    default void repinShouldBeRefusedWhileAnAttemptLives() {
        StepSpecs steps = steps();
        TaskId task = create(pinned("north", steps.step("a")));
        TestWorker north = on("north", steps);
        ClaimedStep claimed = north.claimOne();

        assertRejected(change(task, new TaskCommand.Repin(Pins.toHost("south"))), ErrorCode.CONFLICT);

        assertThat(change(task, new TaskCommand.Repin(Pins.toHost("north"))).events())
                .isEmpty();
        north.succeed(claimed).orThrow();
        assertMatchesEvents(task);
    }

    @Test
    default void takeShouldGiveNothingToACallerOnAnotherHost() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.pinned(Pins.toHost("north"), NewTasks.manual(unique("take"), steps.step("a"))));
        change(task, new TaskCommand.Start()).orThrow();

        assertThat(on("south", steps).take(task, "a")).isEmpty();

        assertThat(on("north", steps).take(task, "a")).isPresent();
        assertMatchesEvents(task);
    }

    @Test
    default void aCancellingStepShouldBeConfirmedOnlyWhereItsTaskIsPinned() {
        StepSpecs steps = steps();
        TaskId task = create(pinned("north", steps.step("a")));
        TestWorker dying = on("north", steps);
        HeldStep held = dying.claimOne().held();
        change(task, new TaskCommand.CancelTask()).orThrow();
        expire(dying.session());
        TestWorker south = on("south", steps);
        TestWorker north = on("north", steps);

        assertThat(south.expired(PLENTY)).doesNotContain(held);
        assertRejected(south.takeBack(held), ErrorCode.CONFLICT);

        assertThat(state(task, "a")).isEqualTo(StepState.CANCELLING);
        assertThat(south.expired(PLENTY)).doesNotContain(held);
        assertThat(north.expired(PLENTY)).contains(held);
        north.takeBack(held).orThrow();
        assertMatchesEvents(task);
    }

    @Test
    default void whatASessionMayNotHaveShouldNotHideWhatItMay() {
        StepSpecs steps = steps();
        TaskId pinned = create(pinned("north", steps.step("a")));
        create(NewTasks.automatic(unique("anywhere"), steps.step("b")));
        TestWorker dying = on("north", steps);
        HeldStep older = dying.claimOne().held();
        HeldStep newer = dying.claimOne().held();
        change(pinned, new TaskCommand.CancelTask()).orThrow();
        expire(dying.session());

        TestWorker south = on("south", steps);

        assertThat(south.expired(PLENTY)).contains(newer).doesNotContain(older);
        south.takeBack(newer).orThrow();
        assertThat(south.expired(PLENTY)).doesNotContain(newer, older);
        assertThat(on("north", steps).expired(PLENTY)).contains(older);
    }

    @Test
    default void aRunningStepShouldBeTakenBackFromAnyHost() {
        StepSpecs steps = steps();
        TaskId task = create(pinned("north", steps.step("a")));
        TestWorker dying = on("north", steps);
        HeldStep held = dying.claimOne().held();
        expire(dying.session());
        TestWorker south = on("south", steps);

        assertThat(south.expired(PLENTY)).contains(held);
        south.takeBack(held).orThrow();

        assertThat(south.claim(10)).isEmpty();
        assertThat(on("north", steps).claim(10)).hasSize(1);
        assertMatchesEvents(task);
    }

    @Test
    default void anAttemptShouldPinItsTaskToWhereItExecutes() {
        StepSpecs steps = steps();
        TaskId task = create(pinned("north", steps.step("a"), steps.step("b")));
        TestWorker blue = at(new Pins("north", "blue"), steps);
        TestWorker red = at(new Pins("north", "red"), steps);
        ClaimedStep first = blue.claimOne();
        ClaimedStep second = red.claimOne();

        assertThat(pin(first, "blue").events()).hasSize(1);

        assertThat(pin(first, "blue").events()).isEmpty();
        assertRejected(pin(second, "red"), ErrorCode.CONFLICT);
        assertThat(task(task).task().pins()).isEqualTo(new Pins("north", "blue"));
        stores().queue().handBack(second.step().id(), second.held().fence());
        assertThat(red.claim(10)).isEmpty();
        assertThat(blue.claim(10)).hasSize(1);
        blue.succeed(first).orThrow();
        assertMatchesEvents(task);
    }

    @Test
    default void anAttemptThatLostItsStepShouldPinNothing() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("late"), steps.step("a")));
        TestWorker dying = on("north", steps);
        ClaimedStep late = dying.claimOne();
        expire(dying.session());
        on("south", steps).takeBack(late.held()).orThrow();

        assertRejected(pin(late, "blue"), ErrorCode.CONFLICT);

        assertThat(task(task).task().pins()).isEqualTo(Pins.NONE);
        assertMatchesEvents(task);
    }

    private Change pin(ClaimedStep claimed, String engine) {
        StepKey step = claimed.step().key();
        Fence fence = claimed.held().fence();
        return change(claimed.taskId(), new TaskCommand.Pin(step, fence, Pins.toEngine(engine)));
    }

    private NewTask pinned(String host, StepSpec... steps) {
        return NewTasks.pinned(Pins.toHost(host), NewTasks.automatic(unique("pinned"), steps));
    }

    private TestWorker on(String host, StepSpecs steps) {
        return at(Pins.toHost(host), steps);
    }

    private TestWorker at(Pins place, StepSpecs steps) {
        return TestWorker.start(stores(), steps.kind(), place, Map.of());
    }

    private TestWorker offering(StepSpecs steps, Map<String, String> labels) {
        return TestWorker.start(stores(), steps.kind(), Pins.toHost("north"), labels);
    }
}
