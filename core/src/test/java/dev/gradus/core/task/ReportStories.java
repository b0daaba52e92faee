package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.external;
import static dev.gradus.core.task.Specs.key;
import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.ExternalTransitions;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepEvent.StepReported;
import dev.gradus.core.step.StepState;
import org.junit.jupiter.api.Test;

/** Steps that somebody else executes. */
abstract class ReportStories {
    private static final Document REPORT = Document.emptyObject().with("note", "seen");

    @Test
    void anExternalStepIsNeverMadeReadyNorTaken() {
        Story automatic = Story.automatic(external("x"));
        Story manual = Story.manual(external("x")).when(new TaskCommand.Start());

        automatic.thenStep("x", StepState.PENDING);
        assertThat(ClaimRules.mayBeTaken(manual.snapshot(), manual.step("x"), manual.now()))
                .isFalse();
    }

    @Test
    void aReportMovesItBetweenAnyTwoLedgerWords() {
        for (StepState from : ExternalTransitions.REPORTABLE) {
            for (StepState to : ExternalTransitions.REPORTABLE) {
                Story story = Story.automatic(OnFailure.CONTINUE, external("x"), external("open"));
                report(story, from, "first");

                report(story, to, "second");

                assertThat(story.events()).startsWith(new StepReported(key("x"), to, noted("second")));
                story.thenStep("x", to);
                assertThat(story.step("x").closedAt() != null).isEqualTo(to.isTerminal());
            }
        }
    }

    @Test
    void theSameReportTwiceIsOne() {
        Story story = Story.automatic(external("x"), step("a"));

        report(story, StepState.RUNNING, "started");
        report(story, StepState.RUNNING, "started").thenNothing();
        report(story, StepState.RUNNING, "half done").thenStep("x", StepState.RUNNING);
    }

    @Test
    void aReportedSuccessFreesWhatNeedsItAndCompletesTheTask() {
        Story story = Story.automatic(external("x"), step("a", "x"));

        report(story, StepState.COMPLETED, "done").thenStep("a", StepState.READY);

        story.done("a").thenTask(TaskState.COMPLETED);
    }

    @Test
    void aReportedFailureIsAFailureLikeAnyOther() {
        Story story = Story.automatic(external("x"), step("a", "x"), step("b"));

        report(story, StepState.FAILED, "no luck");

        story.thenSteps(StepState.SKIPPED, "a", "b").thenTask(TaskState.FAILED);
    }

    @Test
    void aReportOfACancelledStepIsStillTaken() {
        Story story = Story.automatic(external("x"), step("a")).when("x", new StepCommand.Cancel());

        report(story, StepState.COMPLETED, "done all the same").thenStep("x", StepState.COMPLETED);
    }

    @Test
    void cancellingARunningExternalStepIsConfirmedByNobody() {
        Story story = Story.automatic(external("x"));
        report(story, StepState.RUNNING, "started");

        story.when(new TaskCommand.CancelTask())
                .thenStep("x", StepState.CANCELLED)
                .thenTask(TaskState.CANCELLED);
    }

    @Test
    void aReportOpensATaskThatHadEndedWhateverItsEnd() {
        for (StepState end : new StepState[] {StepState.COMPLETED, StepState.FAILED}) {
            Story story = Story.automatic(external("x"));
            report(story, end, "ended");

            report(story, StepState.RUNNING, "again").thenTask(TaskState.RUNNING);

            report(story, StepState.COMPLETED, "now").thenTask(TaskState.COMPLETED);
        }
        Story cancelled = Story.automatic(external("x")).when(new TaskCommand.CancelTask());
        report(cancelled, StepState.RUNNING, "all the same").thenTask(TaskState.RUNNING);
    }

    @Test
    void aReportBeginsATaskThatHadNotBegun() {
        Story story = Story.manual(external("x"));

        report(story, StepState.RUNNING, "mine").thenTask(TaskState.RUNNING);
    }

    @Test
    void onlyExternalStepsAreReported() {
        report(Story.automatic(step("x")), StepState.COMPLETED, "mine")
                .thenRejected(
                        ErrorCode.ILLEGAL_TRANSITION, "step 'x' is of kind tool: only external steps are reported");
    }

    @Test
    void aStateWithoutALedgerWordIsNoReport() {
        report(Story.automatic(external("x")), StepState.NEEDS_QA, "hm")
                .thenRejected(ErrorCode.INVALID_INPUT, "an external step cannot be reported as needs_qa");
    }

    private static Story report(Story story, StepState state, String note) {
        return story.when("x", new StepCommand.Report(state, noted(note)));
    }

    private static Document noted(String note) {
        return REPORT.with("note", note);
    }
}
