package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands that have a task graded: straight to the engine and to a server they say the same. */
@ParameterizedClass
@EnumSource(Face.class)
class GradeCommandsTest {
    private static final String ADD = "{\"tool\":{\"name\":\"add\",\"input\":{\"a\":1,\"b\":1}}";

    private final TestPlatform platform;
    private final Shell gradus;

    @TempDir
    private Path folder;

    GradeCommandsTest(Face face) {
        this.platform = TestPlatform.behind(face);
        this.gradus = new Shell(platform, Personality.GRADUS);
    }

    @BeforeEach
    void makeATask() {
        run("task", "create", "--name", "demo");
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource({
        "solution1.patch=PASS original=FAIL golden=PASS, 0",
        "solution1.patch=FAIL original=FAIL golden=PASS, 16",
        "solution1.patch=PASS solution2.patch=TIMEOUT original=FAIL golden=PASS, 16",
        "'solution1.patch=PASS,FAIL original=FAIL golden=PASS', 16",
        "solution1.patch=INFRA_ERROR original=FAIL golden=PASS, 11",
        "solution1.patch=PASS original=INFRA_ERROR golden=PASS, 11",
        "solution1.patch=PASS original=PASS golden=PASS, 7",
        "solution1.patch=PASS original=FAIL golden=FAIL, 7",
        "solution1.patch=PASS, 7"
    })
    void gradeShouldEndWithWhatItCameTo(String cells, int code) {
        graded("a", true, cells);

        Shell.Result result = gradus.run("grade", "demo");

        assertThat(result.code()).as(result.out() + result.err()).isEqualTo(code);
        assertThat(result.out()).startsWith("1-demo\n").contains("Rubric 1: a").contains("Solution 1");
    }

    @Test
    void gradeShouldRunAgainAndPrintAnyForm() {
        graded("a", false, "solution1.patch=FAIL original=FAIL golden=PASS");
        run("grade", "demo");

        assertThat(run("grade", "demo", "-o", "junit").out()).contains("<testsuite name=\"Solution 1\"");
        assertThat(field("task", "get", "demo", "round")).isEqualTo("2");
    }

    @Test
    void gradeShouldMakeATaskFromADefinition() throws IOException {
        Path file = Files.writeString(folder.resolve("task.yaml"), """
                name: graded-task
                steps:
                  - id: one
                    graded: {id: a, counter: 1, score: 5, required: true, cells: "solution1.patch=FAIL original=FAIL golden=PASS"}
                """);

        Shell.Result result = gradus.run("grade", file.toString());

        assertThat(result.code()).as(result.err()).isEqualTo(16);
        assertThat(result.err()).contains("task 2 graded-task");
        assertThat(result.out()).startsWith("2-graded-task\n").contains("failed: 1");
    }

    @Test
    void aTaskThatGradesNothingShouldBeRefused() {
        step("Sum", ADD + "}");

        for (String[] command :
                new String[][] {{"grade", "demo"}, {"task", "golden", "demo"}, {"rubric", "check", "--task", "demo"}}) {
            Shell.Result result = gradus.run(command);
            assertThat(result.code()).as(result.out()).isEqualTo(5);
            assertThat(result.err()).contains("task 1 has no step that grades");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "original=FAIL golden=PASS, 0, holds",
        "original=PASS golden=PASS, 7, broken",
        "original=FAIL golden=FAIL, 7, broken",
        "original=FAIL golden=INFRA_ERROR, 11, unproven"
    })
    void rubricCheckShouldTellWhetherTheGateHolds(String cells, int code, String gate) {
        graded("a", true, cells);

        Shell.Result result = gradus.run("rubric", "check", "--task", "demo");

        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.out().lines().toList().get(1)).matches("1 +a .* " + gate + ".*");
    }

    @ParameterizedTest
    @CsvSource({
        "golden=PASS original=FAIL, 0",
        "golden=FAIL original=FAIL, 7",
        "golden=INFRA_ERROR, 11",
        "original=FAIL, 11"
    })
    void taskGoldenShouldTellWhetherGoldenPasses(String cells, int code) {
        graded("a", true, cells);
        step("Sum", ADD + "}");
        run("task", "run", "demo");

        Shell.Result result = gradus.run("task", "golden", "demo");

        assertThat(result.code()).as(result.out() + result.err()).isEqualTo(code);
        assertThat(field("step", "get", "1", "attempt.number")).isEqualTo("2");
        assertThat(field("step", "get", "2", "attempt.number")).isEqualTo("1");
    }

    @Test
    void cleanupShouldTakeStepsThatNeedTheGivenOneAllAtOnce() {
        step("Parent", ADD + "}");
        step("Leftover", ADD + ",\"depends_on\":[{\"id\":1}]}");
        step("Other", ADD + "}");
        graded("a", true, "golden=PASS");

        assertThat(run("step", "cleanup-rubric-shells", "1", "--dry-run", "-o", "ids")
                        .out())
                .isEqualTo("2\n");
        assertThat(gradus.run("step", "cleanup-rubric-shells", "1").code()).isEqualTo(2);
        assertThat(run("step", "cleanup-rubric-shells", "1", "--yes", "-o", "ids")
                        .out())
                .isEqualTo("2\n");
        assertThat(run("step", "list", "demo", "-o", "ids").out()).isEqualTo("1\n3\n4\n");
        assertThat(run("step", "cleanup-rubric-shells", "1", "--yes", "-o", "ids")
                        .out())
                .isEmpty();
    }

    private void graded(String id, boolean required, String cells) {
        Document settings = Document.emptyObject()
                .with("id", id)
                .with("counter", 1)
                .with("score", 5)
                .with("required", required)
                .with("cells", cells);
        step("Rubric 1: " + id, Document.emptyObject().with("graded", settings).toJson());
    }

    private void step(String title, String settings) {
        run("step", "create", "--task-id", "1", "--title", title, "--settings", settings);
    }

    private String field(String noun, String verb, String reference, String path) {
        return Cells.text(
                Document.parse(run(noun, verb, reference, "-o", "json").out()), path);
    }

    private Shell.Result run(String... arguments) {
        Shell.Result result = gradus.run(arguments);
        assertThat(result.code()).as(List.of(arguments) + result.err()).isZero();
        return result;
    }
}
