package dev.gradus.core.grading;

import dev.gradus.core.container.ImageId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs, cells and results for tests. */
public final class GradingSamples {
    private static final String SHA = "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9";

    private GradingSamples() {}

    /** Runs with these verdicts, separated by spaces. */
    public static List<GradingRun> runs(String verdicts) {
        return Arrays.stream(verdicts.split(" "))
                .map(word -> run(Verdict.valueOf(word), "printed\n"))
                .toList();
    }

    /** A run with this verdict and output. */
    public static GradingRun run(Verdict verdict, String output) {
        return new GradingRun(
                verdict,
                "because of " + verdict.word(),
                new Evidence(
                        new ImageId("sha256:" + SHA),
                        List.of(PatchUse.applied(PatchUse.Stage.SOLUTION, "solution1.patch", SHA)),
                        List.of("git apply", "./t.sh"),
                        verdict == Verdict.PASS ? ExitFacts.exited(0) : ExitFacts.exited(1),
                        OutputReading.NOTHING,
                        new OutputExcerpt(output, output.length()),
                        new Evidence.Timing(Instant.parse("2026-11-21T12:00:00Z"), Duration.ofMillis(1_250))));
    }

    /** A criterion of that id, number and score. */
    public static Criterion criterion(String id, int counter, int score, boolean required) {
        return new Criterion(
                id,
                counter,
                "Text of " + id,
                "./" + id + ".sh",
                score,
                required,
                new SourcePlace("rubrics.json", 0, counter));
    }

    /** A result whose cells have these verdicts: {@code solution1.patch=PASS golden=PASS,FAIL}. */
    public static CriterionResult result(Criterion criterion, String cells) {
        Map<String, Cell> made = new LinkedHashMap<>();
        for (String cell : cells.isBlank() ? new String[0] : cells.split(" ")) {
            String[] parts = cell.split("=", 2);
            made.put(parts[0], Cell.of(runs(parts[1].replace(',', ' '))));
        }
        return new CriterionResult(criterion, VerdictRules.STRICT, made);
    }
}
