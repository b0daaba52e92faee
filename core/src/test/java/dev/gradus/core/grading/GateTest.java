package dev.gradus.core.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // golden, original, gate
                "PASS, FAIL, HOLDS",
                "PASS, TIMEOUT, HOLDS",
                "'PASS,PASS', 'FAIL,TIMEOUT', HOLDS",
                "PASS, PASS, BROKEN",
                "PASS, 'PASS,FAIL', BROKEN",
                "FAIL, FAIL, BROKEN",
                "'PASS,FAIL', FAIL, BROKEN",
                "TIMEOUT, FAIL, BROKEN",
                "PATCH_REJECTED, FAIL, BROKEN",
                "TAMPERED, FAIL, BROKEN",
                "RUBRIC_INVALID, FAIL, BROKEN",
                "PASS, RUBRIC_INVALID, BROKEN",
                "FAIL, -, BROKEN",
                "-, PASS, BROKEN",
                "INFRA_ERROR, PASS, BROKEN",
                "PASS, -, UNPROVEN",
                "-, FAIL, UNPROVEN",
                "-, -, UNPROVEN",
                "PASS, INFRA_ERROR, UNPROVEN",
                "INFRA_ERROR, FAIL, UNPROVEN",
                "SKIPPED, FAIL, UNPROVEN",
                "PASS, SKIPPED, UNPROVEN"
            })
    void theBaselinesShouldDecide(String golden, String original, Gate expected) {
        String cells = "solution1.patch=PASS"
                + (golden == null ? "" : " golden=" + golden)
                + (original == null ? "" : " original=" + original);

        MatrixRow row = matrix(cells, true).rows().get(0);

        assertThat(row.gate().gate()).isEqualTo(expected);
        assertThat(row.gate().counts()).isEqualTo(expected == Gate.HOLDS);
        assertThat(row.gate().reason().isEmpty()).isEqualTo(expected == Gate.HOLDS);
        assertThat(row.cell(Target.solution(1)).verdict())
                .isEqualTo(expected == Gate.BROKEN ? Verdict.RUBRIC_INVALID : Verdict.PASS);
    }

    @Test
    void aBrokenGateShouldLeaveTheBaselinesAndTheRuns() {
        MatrixRow row = matrix("solution1.patch=PASS golden=FAIL original=FAIL", true)
                .rows()
                .get(0);

        assertThat(row.cell(Target.GOLDEN).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(row.cell(Target.solution(1)).runs()).hasSize(1);
        assertThat(row.cell(Target.solution(1)).reason()).contains("golden does not pass it");
    }

    @Test
    void theGateShouldBeSwitchable() {
        MatrixRow row = matrix("solution1.patch=PASS golden=FAIL", false).rows().get(0);

        assertThat(row.gate()).isEqualTo(Gate.Finding.OFF);
        assertThat(row.cell(Target.solution(1)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(row.gate().counts()).isTrue();
    }

    private static Matrix matrix(String cells, boolean gated) {
        return Matrix.of(List.of(GradingSamples.result(GradingSamples.criterion("a", 1, 5, true), cells)), gated);
    }
}
