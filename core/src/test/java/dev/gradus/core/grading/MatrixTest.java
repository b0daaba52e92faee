package dev.gradus.core.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MatrixTest {
    private static final String BASELINES = " original=FAIL golden=PASS";

    @Nested
    class Scores {
        @Test
        void pointsShouldBeTheScoresOfWhatPassed() {
            Matrix matrix = Matrix.of(
                    List.of(
                            result("a", 1, 5, true, "solution1.patch=PASS solution2.patch=FAIL" + BASELINES),
                            result("b", 2, 3, false, "solution1.patch=FAIL solution2.patch=PASS" + BASELINES),
                            result(
                                    "c",
                                    3,
                                    2,
                                    false,
                                    "solution1.patch=INFRA_ERROR solution2.patch=PASS,FAIL" + BASELINES)),
                    true);

            TargetScore first = matrix.scores().get(0);
            assertThat(first.points()).isEqualTo(new Share(5, 10, 8));
            assertThat(first.points().ofAll().orElseThrow()).isEqualByComparingTo("0.5");
            assertThat(first.points().ofKnown().orElseThrow()).isEqualByComparingTo("0.625");
            assertThat(first.criteria()).isEqualTo(new Share(1, 3, 2));
            assertThat(first.required()).isEqualTo(TargetScore.Required.MET);
            assertThat(first.verdicts()).isEqualTo(Map.of(Verdict.PASS, 1, Verdict.FAIL, 1, Verdict.INFRA_ERROR, 1));

            TargetScore second = matrix.scores().get(1);
            assertThat(second.points()).isEqualTo(new Share(3, 10, 10));
            assertThat(second.required()).isEqualTo(TargetScore.Required.FAILED);
            assertThat(second.missed()).containsExactly("a");
            assertThat(matrix.failsRequired()).isTrue();
        }

        @Test
        void criteriaThatDoNotHoldShouldCountForNothing() {
            Matrix matrix = Matrix.of(
                    List.of(
                            result("broken", 1, 5, true, "solution1.patch=FAIL original=PASS golden=PASS"),
                            result("unproven", 2, 5, true, "solution1.patch=FAIL golden=PASS"),
                            result("good", 3, 1, false, "solution1.patch=PASS" + BASELINES)),
                    true);

            TargetScore score = matrix.scores().get(0);
            assertThat(score.points()).isEqualTo(new Share(1, 1, 1));
            assertThat(score.required()).isEqualTo(TargetScore.Required.MET);
            assertThat(matrix.failsRequired()).isFalse();
        }

        @Test
        void aRequiredCriterionThatIsNotKnownShouldBeNeitherMetNorFailed() {
            Matrix matrix = Matrix.of(
                    List.of(
                            result("a", 1, 5, true, "solution1.patch=INFRA_ERROR" + BASELINES),
                            result("b", 2, 5, true, "solution2.patch=PASS" + BASELINES)),
                    true);

            assertThat(matrix.scores().get(0).required()).isEqualTo(TargetScore.Required.UNKNOWN);
            assertThat(matrix.scores().get(0).missed()).containsExactly("a", "b");
            assertThat(matrix.scores().get(1).required()).isEqualTo(TargetScore.Required.UNKNOWN);
        }

        @Test
        void nothingThatCountsShouldHaveNoRatio() {
            Matrix matrix = Matrix.of(List.of(result("a", 1, 5, true, "solution1.patch=PASS")), true);

            assertThat(matrix.scores().get(0).points().ofAll()).isEmpty();
            assertThat(matrix.scores().get(0).points().ofKnown()).isEmpty();
        }

        @Test
        void aRatioShouldBeOneOnlyForAll() {
            assertThat(new Share(99_999, 100_000, 100_000).ofAll().orElseThrow())
                    .isEqualByComparingTo("0.9999");
            assertThat(new Share(2, 3, 3).ofAll().orElseThrow()).isEqualByComparingTo("0.6666");
            assertThat(new Share(3, 3, 3).ofAll().orElseThrow()).isEqualByComparingTo("1");
        }
    }

    @Nested
    class Columns {
        @Test
        void solutionsShouldComeByNumberThenOriginalThenGolden() {
            Matrix matrix = Matrix.of(
                    List.of(result(
                            "a",
                            1,
                            1,
                            false,
                            "golden.patch=PASS solution10.patch=PASS original=FAIL solution2.patch=PASS")),
                    true);

            assertThat(matrix.targets()).extracting(Target::symbol).containsExactly("2", "10", "O", "G");
            assertThat(matrix.targets())
                    .extracting(Target::title)
                    .containsExactly("Solution 2", "Solution 10", "Original", "Golden");
        }

        @Test
        void otherPatchesShouldGetTheNumbersAfterTheHighest() {
            assertThat(Target.named(List.of("zoe.patch", "solution_2.patch", "amy.patch", "golden")))
                    .containsEntry("zoe.patch", Target.solution(3, "zoe.patch"))
                    .containsEntry("amy.patch", Target.solution(4, "amy.patch"))
                    .containsEntry("solution_2.patch", Target.solution(2, "solution_2.patch"))
                    .containsEntry("golden", Target.GOLDEN);
        }
    }

    @Nested
    class Results {
        @Test
        void aResultShouldSurviveBeingStored() {
            CriterionResult result = result("a", 1, 5, true, "solution1.patch=PASS,FAIL golden=TIMEOUT");

            Document stored = Document.parse(result.addTo(Document.emptyObject().with("result", "success"))
                    .toJson());

            assertThat(CriterionResult.in(stored)).contains(result);
            assertThat(stored.at("result").orElseThrow().text()).isEqualTo("success");
            assertThat(stored.atPointer("/grading/cells/solution1.patch/verdict")
                            .orElseThrow()
                            .text())
                    .isEqualTo("flaky");
        }

        @Test
        void cellsOfOtherTargetsShouldSurviveARerun() {
            CriterionResult result = result("a", 1, 5, true, "solution1.patch=PASS golden=FAIL");

            CriterionResult rerun =
                    result.with(result("a", 1, 5, true, "golden=PASS").cells());

            assertThat(rerun.cells().get("golden").verdict()).isEqualTo(Verdict.PASS);
            assertThat(rerun.cells().get("solution1.patch"))
                    .isEqualTo(result.cells().get("solution1.patch"));
        }

        @Test
        void settingsShouldHoldTheCriterion() {
            Criterion criterion = GradingSamples.criterion("a", 7, 5, true);

            Document settings = CriterionSettings.write(criterion).with("generated_by", "12");

            assertThat(CriterionSettings.read(settings))
                    .usingRecursiveComparison()
                    .ignoringFields("place")
                    .isEqualTo(criterion);
            assertThat(CriterionSettings.read(settings.with("counter", 9)).counter())
                    .isEqualTo(9);
        }
    }

    private static CriterionResult result(String id, int counter, int score, boolean required, String cells) {
        return GradingSamples.result(GradingSamples.criterion(id, counter, score, required), cells);
    }
}
