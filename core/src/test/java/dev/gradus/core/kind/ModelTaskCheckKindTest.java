package dev.gradus.core.kind;

import static dev.gradus.core.kind.ContainerWorld.failure;
import static dev.gradus.core.kind.ContainerWorld.results;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.testing.RecordingStepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTaskCheckKindTest {
    private static final String SETTINGS = """
            {"task_prompt": "prompt.md", "model_prompt_sample": "sample.md", "rubrics_json": "rubrics.json",
             "held_out_tests": "held_out_tests.patch", "generated_file": "check.md"}""";
    private static final int MAX_INLINED = 250 << 10;
    private static final String FRAME =
            "P:{YOUR_TASK_PROMPT} R:{YOUR_RUBRIC} <held_out_test_patch>{held_out_test_patch}</held_out_test_patch>";

    @TempDir
    Path folder;

    private final ContainerWorld world = new ContainerWorld();
    private final StepKind kind = world.kind("model_task_check");

    @BeforeEach
    void texts() throws IOException {
        write("prompt.md", "do it");
        write("sample.md", FRAME);
        write("rubrics.json", "[]");
        write("held_out_tests.patch", "diff");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private RecordingStepContext context(String settings) {
        return RecordingStepContext.of(settings).in(folder);
    }

    @Test
    void theTemplateIsFilled() throws Exception {
        assertThat(results(kind.execute(context(SETTINGS))).member("inlined")).contains(Document.of(true));

        assertThat(folder.resolve("check.md"))
                .hasContent("P:do it R:[] <held_out_test_patch>diff</held_out_test_patch>");
    }

    @Test
    void aPatchIsInlinedExactlyAtTheLimitAndAttachedBeyondIt() throws Exception {
        int frame = "P:do it R:[] <held_out_test_patch></held_out_test_patch>".length();
        write("held_out_tests.patch", "x".repeat(MAX_INLINED - frame));
        kind.execute(context(SETTINGS));
        assertThat(Files.size(folder.resolve("check.md"))).isEqualTo(MAX_INLINED);

        write("held_out_tests.patch", "x".repeat(MAX_INLINED - frame + 1));
        kind.execute(context(SETTINGS));

        assertThat(Files.readString(folder.resolve("check.md")))
                .contains("attached as a file")
                .doesNotContain("held_out_test_patch");
    }

    @Test
    void aMissingInputIsAFailure() throws Exception {
        Files.delete(folder.resolve("prompt.md"));

        assertThat(failure(kind.execute(context(SETTINGS)))).isEqualTo("FILE_NOT_FOUND: file not found: prompt.md");
    }

    @Test
    void aFileOutsideIsNeverWritten() throws Exception {
        assertThat(failure(kind.execute(context(SETTINGS.replace("check.md", "../check.md")))))
                .startsWith("PATH_OUTSIDE");
        assertThat(folder.resolveSibling("check.md")).doesNotExist();
    }

    @Test
    void itLapsesWhenItsFileIsGoneOrItIsForced() throws Exception {
        Tracked tracked = (Tracked) kind;
        Document results = results(kind.execute(context(SETTINGS)));
        assertThat(tracked.lapsed(context(SETTINGS), results)).isEmpty();
        assertThat(tracked.lapsed(context(SETTINGS.replace("{\"task", "{\"force\": true, \"task")), results))
                .isPresent();

        Files.delete(folder.resolve("check.md"));

        assertThat(tracked.lapsed(context(SETTINGS), results)).contains("the file check.md is missing");
    }
}
