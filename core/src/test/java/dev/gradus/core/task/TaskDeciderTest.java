package dev.gradus.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Map;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;

/** What commands lead to: one nested class for each command or family of them, each in a file of its own. */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class TaskDeciderTest {

    @Nested
    class Start extends StartStories {}

    @Nested
    class CompleteAttempt extends CompletionStories {}

    @Nested
    class Failing extends FailureStories {}

    @Nested
    class WhenKey extends WhenStories {}

    @Nested
    class LoseLease extends LossStories {}

    @Nested
    class Advance extends AdvanceStories {}

    @Nested
    class Dispatching extends DispatchStories {}

    @Nested
    class Pause extends PauseStories {}

    @Nested
    class Pin extends PinStories {}

    @Nested
    class Cancel extends CancelStories {}

    @Nested
    class Wait extends WaitStories {}

    @Nested
    class Approve extends ApprovalStories {}

    @Nested
    class PushBack extends PushBackStories {}

    @Nested
    class Judge extends JudgementStories {}

    @Nested
    class Reopen extends RetryStories {}

    @Nested
    class NextRound extends RoundStories {}

    @Nested
    class Reuse extends ReuseStories {}

    @Nested
    class Reset extends LoopStories {}

    @Nested
    class Children extends ChildrenStories {}

    @Nested
    class AddStep extends AdditionStories {}

    @Nested
    class Revise extends RevisionStories {}

    @Nested
    class Remove extends RemovalStories {}

    @Nested
    class ReviseTask extends TaskRevisionStories {}

    @Nested
    class Report extends ReportStories {}

    @Nested
    class Roles extends RoleStories {}

    /** Runs last. Alone it has seen nothing and says so instead of failing. */
    @Nested
    @Order(Integer.MAX_VALUE)
    class Coverage {
        private static final String PLANNING = "no command plans yet: planning arrives with protocols";
        private static final String QUALITY = "no step kind submits to a quality gate yet";
        private static final String CI = "no forge reports yet; opening steps again by CI_REPORT is refused";

        /** Rows that no command here leads to, each with the reason. */
        private static final Map<String, String> UNREACHABLE = Map.ofEntries(
                Map.entry("step RUNNING by SUBMIT_FOR_QA", QUALITY),
                Map.entry("step NEEDS_QA by CI_REPORT", CI),
                Map.entry("step WAITING by CI_REPORT", CI),
                Map.entry("step BLOCKED by CI_REPORT", CI),
                Map.entry("step FAILED by CI_REPORT", CI),
                Map.entry("task PENDING by PLAN", PLANNING),
                Map.entry("task PLANNING by FINISH_PLAN", PLANNING),
                Map.entry("task PLANNING by FAIL", PLANNING),
                Map.entry("task COMPLETED by CI_REPORT", CI),
                Map.entry("task FAILED by CI_REPORT", CI));

        @Test
        void everyRowOfBothTablesIsVisitedByAStoryOrExplained() {
            assumeFalse(VisitedRows.isEmpty(), "the stories have not been told in this run");

            assertThat(VisitedRows.unvisited()).containsExactlyInAnyOrderElementsOf(UNREACHABLE.keySet());
        }
    }
}
