package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.Fence;
import dev.gradus.core.task.TaskEvent.TaskPinned;
import org.junit.jupiter.api.Test;

/** Where a task's steps have to be executed. */
abstract class PinStories {
    private static final Pins NORTH = Pins.toHost("north");
    private static final Pins SOUTH = Pins.toHost("south");

    @Test
    void aTaskMovesToWhereItIsSent() {
        Story story = Story.automatic(step("a")).when(repin(NORTH)).then(new TaskPinned(NORTH));

        assertThat(story.task().pins()).isEqualTo(NORTH);
        story.when(repin(NORTH)).thenNothing();
        story.when(repin(Pins.NONE)).then(new TaskPinned(Pins.NONE));
    }

    @Test
    void aTaskWithALiveAttemptDoesNotMove() {
        Story story = Story.automatic(step("a"), step("b", "a")).claim("a");

        story.when(repin(NORTH))
                .thenRejected(
                        ErrorCode.CONFLICT,
                        "task 1 cannot move while its step 'a' is running: pause the task, wait for the step, then move it");
        story.succeed("a").when(repin(NORTH)).then(new TaskPinned(NORTH));
    }

    @Test
    void aTaskThatHasEndedMovesSoThatItCanBeRetriedElsewhere() {
        Story story = Story.automatic(step("a")).claim("a").fail("a").thenTask(TaskState.FAILED);

        story.when(repin(SOUTH)).then(new TaskPinned(SOUTH)).thenTask(TaskState.FAILED);
    }

    @Test
    void anAttemptAddsWhereItExecutes() {
        Story story = Story.automatic(step("a")).when(repin(NORTH)).claim("a");
        Pins both = new Pins("north", "blue");

        story.when(pin(story, Pins.toEngine("blue"))).then(new TaskPinned(both));

        story.when(pin(story, Pins.toEngine("blue"))).thenNothing();
        story.when(pin(story, Pins.toEngine("red")))
                .thenRejected(ErrorCode.CONFLICT, "task 1 is pinned to {host=north, engine=blue}, not to {engine=red}");
    }

    @Test
    void onlyTheAttemptThatHoldsTheStepPins() {
        Story story = Story.automatic(step("a")).claim("a");

        story.when(new TaskCommand.Pin(Specs.key("a"), new Fence(99), NORTH))
                .thenRejected(ErrorCode.CONFLICT, "step 'a' of task 1 is not held under fence 99");
    }

    private static TaskCommand repin(Pins pins) {
        return new TaskCommand.Repin(pins);
    }

    private static TaskCommand pin(Story story, Pins pins) {
        return new TaskCommand.Pin(Specs.key("a"), story.fence("a"), pins);
    }
}
