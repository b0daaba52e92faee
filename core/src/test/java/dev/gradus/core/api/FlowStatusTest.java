package dev.gradus.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FlowStatusTest {

    @ParameterizedTest
    @CsvSource({
        "PENDING, false, PLANNED",
        "PLANNING, false, PLANNED",
        "PLANNED, false, PLANNED",
        "RUNNING, false, RUNNING",
        "WAITING, true, WAITING_OBSERVATION",
        "WAITING, false, RUNNING",
        "BLOCKED, false, RUNNING",
        "CANCELLING, false, RUNNING",
        "COMPLETED, false, COMPLETED",
        "FAILED, false, FAILED",
        "CANCELLED, false, FAILED"
    })
    void aTaskShouldHaveTheDocumentedWord(TaskState state, boolean observation, FlowStatus status) {
        assertThat(FlowStatus.ofTask(state, observation, false)).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource
    void aPausedTaskShouldBeRunningUntilItHasEnded(TaskState state) {
        FlowStatus expected = state.isTerminal() ? FlowStatus.ofTask(state, false, false) : FlowStatus.RUNNING;

        assertThat(FlowStatus.ofTask(state, false, true)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, PLANNED",
        "READY, PLANNED",
        "RUNNING, RUNNING",
        "NEEDS_QA, RUNNING",
        "WAITING, RUNNING",
        "BLOCKED, PLANNED",
        "CANCELLING, RUNNING",
        "COMPLETED, COMPLETED",
        "FAILED, FAILED",
        "CANCELLED, FAILED",
        "SKIPPED, PLANNED"
    })
    void aStepShouldHaveTheDocumentedWord(StepState state, FlowStatus status) {
        assertThat(FlowStatus.of(state)).isEqualTo(status);
    }
}
