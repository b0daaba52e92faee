package dev.gradus.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExternalTransitionsTest {
    private static final Set<StepState> LEDGER_WORDS = EnumSet.of(
            StepState.READY,
            StepState.RUNNING,
            StepState.COMPLETED,
            StepState.FAILED,
            StepState.WAITING,
            StepState.SKIPPED);

    static Stream<Arguments> moves() {
        return Arrays.stream(StepState.values())
                .flatMap(from -> LEDGER_WORDS.stream().map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("moves")
    void aReportMovesFromAnyStateToAnyLedgerWord(StepState from, StepState to) {
        assertThat(ExternalTransitions.to(to).require(from, StepTrigger.REPORT)).isEqualTo(to);
    }

    @ParameterizedTest
    @EnumSource(StepState.class)
    void onlyTheSixLedgerWordsAreReportable(StepState state) {
        assertThat(ExternalTransitions.isReportable(state)).isEqualTo(LEDGER_WORDS.contains(state));
    }

    @Test
    void noTableIsGivenForAStateWithoutALedgerWord() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExternalTransitions.to(StepState.CANCELLING))
                .withMessage("an external step cannot be reported as cancelling");
    }

    @Test
    void nothingButAReportMovesAnExternalStep() {
        assertThat(ExternalTransitions.to(StepState.RUNNING).rows())
                .allSatisfy(row -> assertThat(row.trigger()).isEqualTo(StepTrigger.REPORT));
    }
}
