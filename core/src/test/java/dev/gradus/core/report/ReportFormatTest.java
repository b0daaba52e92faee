package dev.gradus.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.grading.Cell;
import dev.gradus.core.grading.Criterion;
import dev.gradus.core.grading.CriterionResult;
import dev.gradus.core.grading.GradingSamples;
import dev.gradus.core.grading.Matrix;
import dev.gradus.core.grading.MatrixRow;
import dev.gradus.core.grading.SourcePlace;
import dev.gradus.core.grading.Verdict;
import dev.gradus.core.grading.VerdictRules;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReportFormatTest {
    private static final String HOSTILE = "</pre></td><script>alert('x')</script><img src=x onerror=\"y\">&|`*\u0001";

    private final GradingReport plain = report(
            true,
            GradingSamples.result(
                    GradingSamples.criterion("a", 1, 5, true), "solution1.patch=PASS original=FAIL golden=PASS"),
            GradingSamples.result(
                    GradingSamples.criterion("b", 2, 3, false),
                    "solution1.patch=PASS,FAIL,INFRA_ERROR original=FAIL golden=PASS"),
            GradingSamples.result(
                    GradingSamples.criterion("c", 3, 2, false), "solution1.patch=PASS original=PASS golden=PASS"),
            GradingSamples.result(GradingSamples.criterion("d", 4, 2, true), "solution1.patch=INFRA_ERROR"));

    @Test
    void theReportShouldSurviveItsJson() {
        Document json = Document.parse(Document.ofRecord(plain).toJson());

        assertThat(json.as(GradingReport.class)).isEqualTo(plain);
        assertThat(json.at("targets.0.score").orElseThrow().decimal()).isEqualByComparingTo("0.625");
    }

    @Test
    void itsResultShouldBeTheWorst() {
        assertThat(plain.result()).isEqualTo(GradingReport.Result.INFRA_ERROR);
        assertThat(one("solution1.patch=FAIL original=FAIL golden=PASS").result())
                .isEqualTo(GradingReport.Result.REQUIRED_FAILED);
        assertThat(one("solution1.patch=FAIL original=FAIL golden=FAIL").result())
                .isEqualTo(GradingReport.Result.RUBRIC_INVALID);
        assertThat(one("solution1.patch=PASS original=FAIL golden=PASS").result())
                .isEqualTo(GradingReport.Result.GRADED);
        assertThat(one("original=FAIL golden=FAIL").result()).isEqualTo(GradingReport.Result.RUBRIC_INVALID);
    }

    @Test
    void itShouldSayWhatDoesNotCountAndWhichRulesCanBeForged() {
        assertThat(plain.notes())
                .containsExactly(
                        "Criterion 3 (c) does not count: the original passes it: because of pass.",
                        "Criterion 4 (d) does not count: golden: it has not been run.");
        assertThat(report(false, compatible()).notes())
                .hasSize(1)
                .first()
                .asString()
                .contains("compatible");
    }

    @Nested
    class Markdown {
        @Test
        void shouldHaveScoresMatrixAndReasons() {
            assertThat(ReportFormat.MARKDOWN.write(plain).lines())
                    .contains(
                            "| Solution 1 | 5/8 62\\.5 % | 5/8 62\\.5 % | 1/2 50 % | 1/2 50 % | met |",
                            "| 1 | a | 5 | yes | PASS | FAIL | PASS |",
                            "| 2 | b | 3 | no | FLAKY 1/2 | FAIL | PASS |",
                            "| 3 | c | 2 | no | RUBRIC\\_INVALID | PASS | PASS |",
                            "| 4 | d | 2 | yes | INFRA\\_ERROR | \\- | \\- |",
                            "- 2, Solution 1: FLAKY, passed 1 of 2 runs; 1 of 3 could not be judged");
        }

        @Test
        void shouldEscapeWhatItWasGiven() {
            String markdown = ReportFormat.MARKDOWN.write(hostile());

            assertThat(markdown).doesNotContain("<").doesNotContain("\u0001");
            assertThat(markdown).contains("\\`\\*");
            assertThat(markdown.lines().filter(line -> line.startsWith("| 1 ")))
                    .allSatisfy(line -> assertThat(line.replace("\\|", "")
                                    .chars()
                                    .filter(unit -> unit == '|')
                                    .count())
                            .isEqualTo(8));
        }
    }

    @Nested
    class Html {
        @Test
        void shouldShowTheEvidence() {
            assertThat(ReportFormat.HTML.write(plain))
                    .contains("<td class=\"flaky\">FLAKY 1/2</td>")
                    .contains("status 0")
                    .contains("solution1.patch sha256:b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9")
                    .contains("<td>./t.sh</td>")
                    .contains("took 1250 ms")
                    .contains("<pre>printed\n</pre>");
        }

        @Test
        void shouldEscapeWhatItWasGiven() {
            String html = ReportFormat.HTML.write(hostile());

            assertThat(html).doesNotContain("<script").doesNotContain("<img").doesNotContain("\u0001");
            assertThat(html.split("&lt;script&gt;", -1)).hasSizeGreaterThan(4);
        }
    }

    @Nested
    class Junit {
        @Test
        void shouldHaveASuiteForTheGateAndOneForEachSolution() throws Exception {
            NodeList suites = parsed(plain).getElementsByTagName("testsuite");

            assertThat(suites.getLength()).isEqualTo(2);
            Element gate = (Element) suites.item(0);
            assertThat(counts(gate)).isEqualTo("Gate 4 1 0 1");
            assertThat(counts((Element) suites.item(1))).isEqualTo("Solution 1 4 1 1 1");
        }

        @Test
        void shouldEscapeWhatItWasGiven() throws Exception {
            Element root = parsed(hostile());

            assertThat(root.getElementsByTagName("script").getLength()).isZero();
            assertThat(root.getElementsByTagName("system-out").item(0).getTextContent())
                    .isEqualTo(HOSTILE.replace('\u0001', '\uFFFD'));
        }

        private Element parsed(GradingReport report) throws Exception {
            byte[] xml = ReportFormat.JUNIT.write(report).getBytes(StandardCharsets.UTF_8);
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml))
                    .getDocumentElement();
        }

        private String counts(Element suite) {
            return String.join(
                    " ",
                    suite.getAttribute("name"),
                    suite.getAttribute("tests"),
                    suite.getAttribute("failures"),
                    suite.getAttribute("errors"),
                    suite.getAttribute("skipped"));
        }
    }

    private static GradingReport one(String cells) {
        return report(true, GradingSamples.result(GradingSamples.criterion("a", 1, 5, true), cells));
    }

    private static CriterionResult compatible() {
        CriterionResult strict =
                GradingSamples.result(GradingSamples.criterion("a", 1, 5, true), "solution1.patch=PASS");
        return new CriterionResult(strict.criterion(), VerdictRules.COMPATIBLE, strict.cells());
    }

    /** One in which everything that is read from files and programs is markup. */
    private static GradingReport hostile() {
        Criterion criterion = new Criterion("a", 1, HOSTILE, HOSTILE, 5, true, new SourcePlace(HOSTILE, 1, 1));
        Map<String, Cell> cells = new LinkedHashMap<>();
        cells.put("x" + HOSTILE, Cell.of(List.of(GradingSamples.run(Verdict.FAIL, HOSTILE))));
        return report(false, new CriterionResult(criterion, VerdictRules.STRICT, cells));
    }

    private static GradingReport report(boolean gated, CriterionResult... results) {
        Matrix matrix = Matrix.of(List.of(results), gated);
        List<ReportStep> steps = new ArrayList<>();
        boolean compatible = false;
        for (int i = 0; i < results.length; i++) {
            MatrixRow row = matrix.rows().get(i);
            Map<String, Cell> cells = new LinkedHashMap<>();
            row.cells().forEach((target, cell) -> cells.put(target.key(), cell));
            compatible |= results[i].rules() == VerdictRules.COMPATIBLE;
            steps.add(new ReportStep(
                    i + 1,
                    row.criterion().id(),
                    "Rubric",
                    "completed",
                    null,
                    null,
                    new GradedCriterion(
                            row.criterion(),
                            results[i].rules(),
                            row.gate().gate(),
                            row.gate().reason(),
                            cells)));
        }
        List<ReportTarget> targets =
                matrix.scores().stream().map(ReportTarget::of).toList();
        return new GradingReport(7, HOSTILE, "completed", gated, compatible, targets, steps);
    }
}
