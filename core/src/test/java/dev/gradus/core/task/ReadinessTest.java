package dev.gradus.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.step.SkipReason;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.When;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code when} says to each end of a need, and to two needs together; read it as the table it is. */
class ReadinessTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    open,      SUCCESS, OPEN,      -
                    open,      FAILURE, OPEN,      -
                    open,      ALWAYS,  OPEN,      -
                    completed, SUCCESS, SATISFIED, -
                    completed, FAILURE, NEVER,     CONDITION
                    completed, ALWAYS,  SATISFIED, -
                    failed,    SUCCESS, NEVER,     UPSTREAM_FAILED
                    failed,    FAILURE, SATISFIED, -
                    failed,    ALWAYS,  SATISFIED, -
                    skipped,   SUCCESS, NEVER,     CONDITION
                    skipped,   FAILURE, NEVER,     CONDITION
                    skipped,   ALWAYS,  SATISFIED, -
                    cancelled, SUCCESS, NEVER,     CONDITION
                    cancelled, FAILURE, NEVER,     CONDITION
                    cancelled, ALWAYS,  SATISFIED, -
                    """)
    void oneNeed(String end, When when, Readiness.Verdict verdict, @Nullable SkipReason skip) {
        Story story = Story.manual(OnFailure.CONTINUE, Specs.step("a"), Specs.step("open"), Specs.when(when, "x", "a"))
                .when(new TaskCommand.Start());

        assertVerdict(ended(story, "a", end), verdict, skip);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    completed, open,      SUCCESS, OPEN,      -
                    failed,    open,      SUCCESS, NEVER,     UPSTREAM_FAILED
                    skipped,   open,      SUCCESS, NEVER,     CONDITION
                    failed,    open,      FAILURE, OPEN,      -
                    failed,    open,      ALWAYS,  OPEN,      -
                    failed,    completed, FAILURE, SATISFIED, -
                    completed, failed,    FAILURE, SATISFIED, -
                    completed, skipped,   FAILURE, NEVER,     CONDITION
                    failed,    skipped,   SUCCESS, NEVER,     UPSTREAM_FAILED
                    completed, completed, SUCCESS, SATISFIED, -
                    failed,    cancelled, ALWAYS,  SATISFIED, -
                    """)
    void twoNeeds(String first, String second, When when, Readiness.Verdict verdict, @Nullable SkipReason skip) {
        Story story = Story.manual(
                        OnFailure.CONTINUE,
                        Specs.step("a"),
                        Specs.step("b"),
                        Specs.step("open"),
                        Specs.when(when, "x", "a", "b"))
                .when(new TaskCommand.Start());

        assertVerdict(ended(ended(story, "a", first), "b", second), verdict, skip);
    }

    /** The step at an end of this kind; a step skipped as a consequence has come to its end already. */
    private static Story ended(Story story, String key, String end) {
        return switch (end) {
            case "open" -> story;
            case "completed" -> observed(story.take(key).succeed(key));
            case "failed" -> observed(story.take(key).fail(key));
            case "skipped" -> story.when(key, new StepCommand.Skip(SkipReason.BY_REQUEST));
            case "cancelled" -> story.when(key, new StepCommand.Cancel());
            default -> throw new IllegalArgumentException(end);
        };
    }

    private static Story observed(Story story) {
        return story.when(new TaskCommand.Observe());
    }

    private static void assertVerdict(Story story, Readiness.Verdict verdict, @Nullable SkipReason skip) {
        Readiness readiness = Readiness.of(story.step("x"), story.snapshot());

        assertThat(readiness.verdict()).isEqualTo(verdict);
        assertThat(readiness.skip()).isEqualTo(skip);
        assertThat(readiness.isSatisfied()).isEqualTo(verdict == Readiness.Verdict.SATISFIED);
    }
}
