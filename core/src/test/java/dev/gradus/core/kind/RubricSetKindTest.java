package dev.gradus.core.kind;

import static dev.gradus.core.kind.ContainerWorld.context;
import static dev.gradus.core.kind.ContainerWorld.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RubricSetKindTest {
    private static final String MARKDOWN = """
            ### #1: 3f2b8c1e-0d4a-4f7b-9a61-5c2e7d8f9012

            **Score**: 5
            **Required**: true
            **Criterion**:
            The archive keeps permissions.

            **Held-out tests**:
            ```bash
            ./check.sh
            ```
            """;
    private static final String JSON = """
            [{"rubricItemId": "one", "score": 1, "required": false, "criterion": "One.",
              "forms": {"form": {"criterion_test_command": "./one.sh"}}}]""";

    private static final String LONG = "zero".repeat(20);

    @TempDir
    Path folder;

    private final ContainerWorld world = new ContainerWorld();

    @AfterEach
    void end() {
        world.engine.close();
    }

    private Outcome execute(String kind, String settings) throws InterruptedException {
        return world.execute(kind, context(settings).in(folder));
    }

    private static List<StepSpec> children(Outcome outcome) {
        return ((Outcome.Children) outcome).children();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    @Test
    void eachCriterionHasAStepThatIsNamedAfterIt() throws Exception {
        write("TASK_DATA.md", MARKDOWN);

        List<StepSpec> children = children(execute("rubric_set", """
                {"file": "TASK_DATA.md", "held_out_test": "held_out_test.patch", "solution_1": "solution1.patch",
                 "hashes": {"file": "x", "held_out_test": "y"}}"""));

        assertThat(children).hasSize(1);
        StepSpec child = children.get(0);
        assertThat(child.key()).isEqualTo(new StepKey("step.3f2b8c1e-0d4a-4f7b-9a61-5c2e7d8f9012"));
        assertThat(child.title()).isEqualTo("Rubric 1: 3f2b8c1e-0d4a-4f7b-9a61-5c2e7d8f9012");
        assertThat(child.parent()).isEqualTo(new StepKey("step"));
        assertThat(child.body().kind()).isEqualTo("rubric_shell");
        assertThat(child.body().settings()).isEqualTo(Document.parse("""
                {"criterion_id": "3f2b8c1e-0d4a-4f7b-9a61-5c2e7d8f9012", "counter": "1", "score": 5, "required": true,
                 "rubric": "The archive keeps permissions.", "command": "./check.sh", "held_out_test": "held_out_test.patch",
                 "solutions": ["solution1.patch"]}"""));
        assertThat(world.kind("rubric_shell").check(child.body().settings())).isEmpty();
    }

    @Test
    void bothFormsOfDynamicRubricMeanTheSame() throws Exception {
        write("TASK_DATA.md", MARKDOWN);

        Outcome one = execute("dynamic_rubric", """
                {"rubrics": ["TASK_DATA.md"], "hash": "x", "files": {"solution1.patch": "", "solution2.patch": "", "TASK_DATA.md": "y"},
                 "assign_containers": {"solution1.patch": "container-1", "solution2.patch": "container-2"},
                 "environment": {"docker": true, "image_id": "my-image", "image_tag": "latest"}, "depends_on": [{"id": 106}]}""");
        Outcome other = execute("rubric_set", """
                {"rubrics": "TASK_DATA.md", "solution_1": "solution1.patch", "solution_2": "solution2.patch",
                 "image_id": "my-image", "image_tag": "latest"}""");

        assertThat(children(one)).isEqualTo(children(other));
    }

    @Test
    void rubricsJsonOfTheFolderWins() throws Exception {
        write("TASK_DATA.md", MARKDOWN);
        write("rubrics.json", JSON);

        assertThat(children(execute("rubric_set", "{\"file\": \"TASK_DATA.md\"}")))
                .extracting(StepSpec::key)
                .containsExactly(new StepKey("step.one"));
    }

    @Test
    void aCriterionKeepsItsKeyWhereverItStands() throws Exception {
        write("rubrics.json", JSON.replace("[{", """
                [{"rubricItemId": "%s", "score": 1, "required": false, "criterion": "Zero.",
                  "forms": {"form": {"criterion_test_command": "./zero.sh"}}}, {""".formatted(LONG)));

        List<StepSpec> children = children(execute("rubric_set", "{}"));

        assertThat(children.get(1).key()).isEqualTo(new StepKey("step.one"));
        assertThat(children.get(0).title()).isEqualTo("Rubric 1: " + LONG);
    }

    @Test
    void everyMalformedCriterionIsTold() throws Exception {
        write(
                "TASK_DATA.md",
                MARKDOWN.replace("**Score**: 5", "**Score**: five").replace("./check.sh\n", ""));

        Outcome outcome = execute("rubric_set", "{\"file\": \"TASK_DATA.md\"}");

        assertThat(failure(outcome))
                .startsWith("INVALID_RUBRIC: TASK_DATA.md:")
                .contains("BAD_SCORE", "MISSING_COMMAND");
    }

    @Test
    void aTaskWithoutARubricSaysSo() throws Exception {
        assertThat(failure(execute("rubric_set", "{}"))).startsWith("NO_RUBRIC");
    }

    @Test
    void anImportShowsWhatItRead() throws Exception {
        write("TASK_DATA.md", MARKDOWN);
        Document read = ContainerWorld.results(execute("rubrics_import", "{\"md_file\": \"TASK_DATA.md\"}"));

        assertThat(read.member("rubric_file")).contains(Document.of("TASK_DATA.md"));
        assertThat(read.atPointer("/criteria/0/id")).contains(Document.of("3f2b8c1e-0d4a-4f7b-9a61-5c2e7d8f9012"));

        write("rubrics.json", JSON);
        Document other = ContainerWorld.results(execute("rubrics_import", "{\"md_file\": \"TASK_DATA.md\"}"));
        assertThat(other.atPointer("/criteria/0/id")).contains(Document.of("one"));
        assertThat(failure(execute("rubrics_import", "{\"json_file\": \"other.json\"}")))
                .startsWith("FILE_NOT_FOUND");
    }
}
