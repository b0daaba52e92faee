package dev.gradus.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.transition.WrittenTable;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StepTransitionsTest {
    private static final WrittenTable EXPECTED = WrittenTable.of("""
            PENDING:    FREE READY, DISPATCH READY, TAKE RUNNING, ASK WAITING, SKIP SKIPPED, \
                        CANCEL CANCELLED
            READY:      HOLD PENDING, CLAIM RUNNING, SKIP SKIPPED, CANCEL CANCELLED
            RUNNING:    SUCCEED COMPLETED, FAIL FAILED, RETRY_LATER READY, RELEASE READY, LEASE_LOST READY, \
                        RETURN PENDING, WAIT WAITING, SUBMIT_FOR_QA NEEDS_QA, BLOCK BLOCKED, CANCEL CANCELLING, \
                        ABANDON CANCELLED
            NEEDS_QA:   APPROVE COMPLETED, REJECT FAILED, BLOCK BLOCKED, CANCEL CANCELLED, PUSH_BACK PENDING, \
                        CI_REPORT COMPLETED
            WAITING:    WAKE READY, GRANT PENDING, SKIP SKIPPED, APPROVE COMPLETED, REJECT FAILED, CANCEL CANCELLED, PUSH_BACK PENDING, \
                        CI_REPORT COMPLETED
            BLOCKED:    APPROVE COMPLETED, REJECT FAILED, UNBLOCK PENDING, CANCEL CANCELLED, RETRY PENDING, \
                        PUSH_BACK PENDING, CI_REPORT COMPLETED
            CANCELLING: CONFIRM_CANCELLED CANCELLED, ABANDON CANCELLED
            COMPLETED:  RETRY PENDING, RERUN PENDING, NEXT_ROUND PENDING, LOOP_RESET PENDING, PUSH_BACK PENDING
            FAILED:     RETRY PENDING, RERUN PENDING, NEXT_ROUND PENDING, LOOP_RESET PENDING, PUSH_BACK PENDING, \
                        CI_REPORT COMPLETED
            CANCELLED:  RETRY PENDING, RERUN PENDING, NEXT_ROUND PENDING, LOOP_RESET PENDING
            SKIPPED:    RETRY PENDING, RERUN PENDING, NEXT_ROUND PENDING, LOOP_RESET PENDING, PUSH_BACK PENDING
            """);

    static Stream<Arguments> cells() {
        return Arrays.stream(StepState.values())
                .flatMap(state -> Arrays.stream(StepTrigger.values()).map(trigger -> Arguments.of(state, trigger)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyStateUnderEveryTriggerLeadsWhereItIsWritten(StepState state, StepTrigger trigger) {
        assertThat(StepTransitions.TABLE.next(state, trigger).map(Enum::name)).isEqualTo(EXPECTED.next(state, trigger));
    }

    @Test
    void thereAreAsManyRowsAsAreWritten() {
        assertThat(StepTransitions.TABLE.rows()).hasSize(EXPECTED.size());
    }

    @ParameterizedTest
    @EnumSource(StepState.class)
    void everyStateIsFoundByItsWord(StepState state) {
        assertThat(StepState.ofWord(state.word())).isEqualTo(state);
    }

    @Test
    void fourStatesAreTerminal() {
        assertThat(Arrays.stream(StepState.values()).filter(StepState::isTerminal))
                .containsExactly(StepState.COMPLETED, StepState.FAILED, StepState.CANCELLED, StepState.SKIPPED);
    }

    @Test
    void sevenTriggersReopen() {
        assertThat(Arrays.stream(StepTrigger.values()).filter(StepTrigger::reopens))
                .extracting(Enum::name)
                .containsExactly("RETRY", "RERUN", "NEXT_ROUND", "LOOP_RESET", "PUSH_BACK", "CI_REPORT", "REPORT");
    }
}
