package dev.gradus.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.transition.WrittenTable;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TaskTransitionsTest {
    private static final WrittenTable EXPECTED = WrittenTable.of("""
            PENDING:    PLAN PLANNING, START RUNNING, CANCEL CANCELLING
            PLANNING:   FINISH_PLAN PLANNED, FAIL FAILED, CANCEL CANCELLING
            PLANNED:    START RUNNING, CANCEL CANCELLING
            RUNNING:    AWAIT_OBSERVATION WAITING, WAIT WAITING, BLOCK BLOCKED, COMPLETE COMPLETED, FAIL FAILED, \
                        CANCEL CANCELLING
            WAITING:    OBSERVE RUNNING, CONTINUE RUNNING, BLOCK BLOCKED, COMPLETE COMPLETED, FAIL FAILED, \
                        CANCEL CANCELLING, RETRY RUNNING, RERUN RUNNING, LOOP_RESET RUNNING, PUSH_BACK RUNNING
            BLOCKED:    WAIT WAITING, CONTINUE RUNNING, COMPLETE COMPLETED, FAIL FAILED, CANCEL CANCELLING, \
                        RETRY RUNNING, RERUN RUNNING, LOOP_RESET RUNNING, PUSH_BACK RUNNING
            CANCELLING: CONFIRM_CANCELLED CANCELLED
            COMPLETED:  RETRY RUNNING, RERUN RUNNING, NEXT_ROUND RUNNING, LOOP_RESET RUNNING, PUSH_BACK RUNNING, \
                        CI_REPORT RUNNING, REPORT RUNNING
            FAILED:     RETRY RUNNING, RERUN RUNNING, NEXT_ROUND RUNNING, LOOP_RESET RUNNING, PUSH_BACK RUNNING, \
                        CI_REPORT RUNNING, REPORT RUNNING
            CANCELLED:  RETRY RUNNING, RERUN RUNNING, NEXT_ROUND RUNNING, LOOP_RESET RUNNING, PUSH_BACK RUNNING, \
                        REPORT RUNNING
            """);

    static Stream<Arguments> cells() {
        return Arrays.stream(TaskState.values())
                .flatMap(state -> Arrays.stream(TaskTrigger.values()).map(trigger -> Arguments.of(state, trigger)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyStateUnderEveryTriggerLeadsWhereItIsWritten(TaskState state, TaskTrigger trigger) {
        assertThat(TaskTransitions.TABLE.next(state, trigger).map(Enum::name)).isEqualTo(EXPECTED.next(state, trigger));
    }

    @Test
    void thereAreAsManyRowsAsAreWritten() {
        assertThat(TaskTransitions.TABLE.rows()).hasSize(EXPECTED.size());
    }

    @ParameterizedTest
    @EnumSource(TaskState.class)
    void everyStateIsFoundByItsWord(TaskState state) {
        assertThat(TaskState.ofWord(state.word())).isEqualTo(state);
    }

    @Test
    void threeStatesAreTerminal() {
        assertThat(Arrays.stream(TaskState.values()).filter(TaskState::isTerminal))
                .containsExactly(TaskState.COMPLETED, TaskState.FAILED, TaskState.CANCELLED);
    }

    @Test
    void aRoundIsUnderWayWhileRunningWaitingOrBlocked() {
        assertThat(Arrays.stream(TaskState.values()).filter(TaskState::isUnderWay))
                .containsExactly(TaskState.RUNNING, TaskState.WAITING, TaskState.BLOCKED);
    }
}
