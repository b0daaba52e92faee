package dev.gradus.core.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatsTest {
    @ParameterizedTest
    @CsvSource({
        "PASS, PASS, 1, 1",
        "FAIL, FAIL, 0, 1",
        "INFRA_ERROR, INFRA_ERROR, 0, 0",
        "SKIPPED, SKIPPED, 0, 0",
        "PASS PASS PASS, PASS, 3, 3",
        "PASS FAIL, FLAKY, 1, 2",
        "FAIL FAIL PASS, FLAKY, 1, 3",
        "PASS TIMEOUT, FLAKY, 1, 2",
        "FAIL TIMEOUT, FAIL, 0, 2",
        "TIMEOUT TIMEOUT, TIMEOUT, 0, 2",
        "PASS INFRA_ERROR PASS, PASS, 2, 2",
        "FAIL INFRA_ERROR, FAIL, 0, 1",
        "INFRA_ERROR SKIPPED, INFRA_ERROR, 0, 0",
        "PASS TAMPERED PASS, TAMPERED, 2, 3",
        "PASS PATCH_REJECTED, PATCH_REJECTED, 1, 2",
        "PATCH_REJECTED TAMPERED, TAMPERED, 0, 2",
        "PASS RUBRIC_INVALID, RUBRIC_INVALID, 1, 2"
    })
    void runsShouldComeToOneVerdict(String runs, Verdict expected, int passed, int judged) {
        Cell cell = Cell.of(GradingSamples.runs(runs));

        assertThat(cell.verdict()).isEqualTo(expected);
        assertThat(cell.passed()).isEqualTo(passed);
        assertThat(cell.judged()).isEqualTo(judged);
        assertThat(cell.reason()).isNotBlank();
    }

    @Test
    void theRateShouldBeToldWithWhatCouldNotBeJudged() {
        assertThat(Cell.of(GradingSamples.runs("PASS FAIL INFRA_ERROR PASS")).reason())
                .isEqualTo("passed 2 of 3 runs; 1 of 4 could not be judged");
    }

    @Test
    void aSteadyCriterionShouldNeverBeFlakyAndAWaveringOneAlways() {
        var random = new Random(20_261_121);
        for (int trial = 0; trial < 200; trial++) {
            List<String> wavering = new ArrayList<>();
            for (int run = 0; run < 10; run++) {
                wavering.add(random.nextBoolean() ? "PASS" : "FAIL");
            }
            boolean differ = wavering.stream().distinct().count() > 1;
            Verdict verdict =
                    Cell.of(GradingSamples.runs(String.join(" ", wavering))).verdict();
            assertThat(verdict == Verdict.FLAKY).isEqualTo(differ);

            String steady = random.nextBoolean() ? "PASS" : "FAIL";
            assertThat(Cell.of(GradingSamples.runs((steady + " ").repeat(10).strip()))
                            .verdict())
                    .isEqualTo(Verdict.valueOf(steady));
        }
    }

    @Test
    void noRunsShouldBeNoCell() {
        assertThatThrownBy(() -> Cell.of(List.of())).hasMessage("a cell has at least one run");
    }
}
