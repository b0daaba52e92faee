package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports on grading: straight to the engine and to a server they say the same. */
@ParameterizedClass
@EnumSource(Face.class)
class ReportCommandsTest {
    private static final String BASELINES = " original=FAIL golden=PASS";

    private final TestPlatform platform;
    private final Shell gradus;

    ReportCommandsTest(Face face) {
        this.platform = TestPlatform.behind(face);
        this.gradus = new Shell(platform, Personality.GRADUS);
    }

    @BeforeEach
    void makeATask() {
        run("task", "create", "--name", "demo");
        step("Build image", "{\"tool\":{\"name\":\"add\",\"input\":{\"a\":1,\"b\":1}}}");
        step("Rubrics", "{\"tool\":{\"name\":\"add\",\"input\":{\"a\":1,\"b\":1}}}");
        graded(2, "b", 3, false, "solution1.patch=FAIL solution2.patch=INFRA_ERROR" + BASELINES);
        graded(1, "a", 5, true, "solution1.patch=PASS solution2.patch=PASS,FAIL" + BASELINES);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void beforeAnythingRanTheTreeShouldStand() {
        assertThat(run("report", "demo").out()).startsWith("1-demo\n├──  1 Build image\n╰──  2 Rubrics\n");
    }

    @Test
    void theTreeShouldHaveIconsOutputSizesAndScores() {
        run("task", "run", "demo");

        List<String> lines = run("task", "report", "1").out().lines().toList();

        assertThat(lines.subList(0, 10))
                .containsExactly(
                        "1-demo",
                        "├──  1 Build image",
                        "╰──  2 Rubrics",
                        "        1  2  O  G",
                        "    ├── ✅ 🎲 ❌ ✅  4 Rubric 1: a",
                        "    ╰── ❌ 💀 ❌ ✅  3 Rubric 2: b",
                        "Solution 1 combined output: 16 bytes",
                        "Solution 2 combined output: 24 bytes",
                        "Original   combined output: 16 bytes",
                        "Golden     combined output: 16 bytes");
        assertThat(lines.get(12)).matches("Solution 1 +5/8 62.5 % +5/8 62.5 % +1/2 50 % +1/2 50 % +met");
        assertThat(lines.get(13)).matches("Solution 2 +0/8 0 % +0/5 0 % +0/2 0 % +0/1 0 % +failed: 1");
    }

    @Test
    void everyFormShouldBePrinted() {
        run("task", "run", "demo");

        Document json = Document.parse(run("report", "demo", "-o", "json").out());
        assertThat(Cells.text(json, "grading.targets.1.score")).isEqualTo("0.0000");
        assertThat(Cells.text(json, "roots.1.children.0.title")).isEqualTo("Rubric 2: b");
        assertThat(json.atPointer("/output_sizes/solution2.patch").orElseThrow().longValue())
                .isEqualTo(24);
        assertThat(run("report", "demo", "-o", "csv").out().lines())
                .hasSize(9)
                .first()
                .asString()
                .startsWith("step_id,criterion_id,counter,score,required,gate,target,verdict,reason");
        assertThat(run("report", "demo", "-o", "jsonl").out().lines()).hasSize(8);
        assertThat(run("report", "demo", "-o", "ids").out()).isEqualTo("3\n4\n");
        assertThat(run("report", "demo", "-o", "markdown").out()).startsWith("# Grading of task 1: demo\n");
        assertThat(run("report", "demo", "-o", "html").out())
                .startsWith("<!DOCTYPE html>")
                .contains("FLAKY 1/2");
        assertThat(run("report", "demo", "-o", "junit").out())
                .startsWith("<?xml")
                .contains("<testsuite name=\"Gate\"");
    }

    @Test
    void theGateShouldBeSwitchable() {
        graded(3, "c", 2, false, "solution1.patch=PASS");
        run("task", "run", "demo");

        assertThat(run("report", "demo").out())
                .contains("Criterion 3 (c) does not count: golden: it has not been run.");
        assertThat(run("report", "demo", "--no-gate").out())
                .doesNotContain("does not count")
                .contains("7/10 70 %");
    }

    @Test
    void aReportOnNoTaskShouldBeRefused() {
        assertThat(gradus.run("report", "nothing").code()).isEqualTo(4);
        assertThat(gradus.run("report").code()).isEqualTo(2);
    }

    @Test
    void otherCommandsShouldRefuseTheFormsOfReports() {
        Shell.Result refused = gradus.run("task", "delete", "demo", "--yes", "-o", "html");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("-o html is a form of reports");
        assertThat(gradus.run("task", "get", "demo").code()).isZero();
    }

    private void graded(int counter, String id, int score, boolean required, String cells) {
        Document settings = Document.emptyObject()
                .with("id", id)
                .with("counter", counter)
                .with("score", score)
                .with("required", required)
                .with("cells", cells);
        step(
                "Rubric " + counter + ": " + id,
                Document.emptyObject()
                        .with("graded", settings)
                        .with("depends_on", List.of(Document.emptyObject().with("id", 2)))
                        .toJson());
    }

    private void step(String title, String settings) {
        run("step", "create", "--task-id", "1", "--title", title, "--settings", settings);
    }

    private Shell.Result run(String... arguments) {
        Shell.Result result = gradus.run(arguments);
        assertThat(result.code())
                .as(new ArrayList<>(Arrays.asList(arguments)) + result.err())
                .isZero();
        return result;
    }
}
