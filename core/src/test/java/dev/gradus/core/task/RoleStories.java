package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.role;
import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.failure.Failure;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepRole;
import dev.gradus.core.step.StepState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Only steps for work fold into the state of their task. */
abstract class RoleStories {

    @ParameterizedTest
    @EnumSource(value = StepRole.class, mode = EnumSource.Mode.EXCLUDE, names = "WORK")
    void aTaskIsCompleteWhenItsWorkIsWhateverElseIsOpen(StepRole other) {
        Story story = Story.automatic(step("a"), role(other, "x")).done("a");

        story.thenTask(TaskState.COMPLETED).thenStep("x", StepState.READY);
    }

    @ParameterizedTest
    @EnumSource(value = StepRole.class, mode = EnumSource.Mode.EXCLUDE, names = "WORK")
    void aFailureOfAnotherRoleDoesNotFailTheTask(StepRole other) {
        Story story = Story.automatic(step("a"), role(other, "x")).claim("x").fail("x");

        story.thenTask(TaskState.RUNNING).thenStep("a", StepState.READY);
        story.done("a").thenTask(TaskState.COMPLETED);
    }

    @Test
    void aFailureOfAnotherRoleIsNotBlockedEither() {
        Story story = Story.automatic(OnFailure.BLOCK, step("a"), role(StepRole.SETUP, "x"))
                .claim("x")
                .fail("x");

        story.thenStep("x", StepState.FAILED);
    }

    @Test
    void workThatCouldNotRunBecauseTheSetupFailedFailsTheTask() {
        Story story = Story.automatic(role(StepRole.SETUP, "setup"), step("a", "setup"))
                .claim("setup")
                .fail("setup");

        story.thenStep("a", StepState.SKIPPED).thenTask(TaskState.FAILED);
        assertThat(story.task().progress().failure()).isEqualTo(Story.broken());
    }

    @Test
    void anAuditThatEndsAfterItsTaskChangesNothingOfTheTask() {
        Story story = Story.automatic(step("a"), role(StepRole.AUDIT, "audit"))
                .claim("audit")
                .done("a");

        story.succeed("audit").thenStep("audit", StepState.COMPLETED).thenTask(TaskState.COMPLETED);
    }

    @Test
    void aTaskWhoseWorkNeedsAnotherRoleIsNotLeftBlockedWithNothingBlocked() {
        Story story = Story.manual(OnFailure.BLOCK, step("a"), role(StepRole.AUDIT, "audit", "a"), step("b", "audit"))
                .when(new TaskCommand.Start())
                .take("a")
                .fail("a")
                .thenTask(TaskState.BLOCKED);

        story.when("a", new StepCommand.Approve(null)).thenTask(TaskState.RUNNING);

        story.take("audit");
    }

    @Test
    void anotherRoleIsCancelledWithItsTask() {
        Story story =
                Story.automatic(step("a"), role(StepRole.QA, "qa")).claim("qa").when(new TaskCommand.CancelTask());

        story.thenTask(TaskState.CANCELLING).complete("qa", Outcome.failure(Failure.timeout("late")));

        story.thenTask(TaskState.CANCELLED);
    }
}
