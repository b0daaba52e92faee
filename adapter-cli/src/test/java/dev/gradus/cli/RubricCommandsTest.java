package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RubricCommandsTest {
    private final TestPlatform platform = new TestPlatform();
    private final Shell gradus = new Shell(platform, Personality.GRADUS);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void aGoodRubricShouldBePraised() throws IOException {
        String file = file(
                "TASK_DATA.md",
                "### #1: a\n**Score**: 5\n**Required**: true\n**Criterion**: x\n**Held-out tests**:\n```\ntrue\n```\n");

        Shell.Result checked = gradus.run("rubric", "check", file);

        assertThat(checked.code()).isZero();
        assertThat(checked.out()).isEmpty();
        assertThat(checked.err()).isEqualTo(file + " is valid: 1 criteria, 1 of them required, 5 points\n");
    }

    @Test
    void everyFaultShouldBeToldWithItsPlace() throws IOException {
        String markdown = file("TASK_DATA.md", "### #1: a\n**Score**: many\n**Held-out tests**:\n");
        String json = file("rubrics.json", "[{\"rubricItemId\": \"a\", \"criterion\": \"x\", \"forms\": {}}]");

        Shell.Result checked = gradus.run("rubric", "check", markdown, json);

        assertThat(checked.code()).isEqualTo(7);
        assertThat(checked.out().lines())
                .containsExactly(
                        markdown + ":1: BAD_SCORE a score is a whole number from 0 to 1000000, found 'many'",
                        markdown + ":1: MISSING_COMMAND expected a fenced block after '**Held-out tests**:'",
                        json + ": item 1: MISSING_SCORE no score is given: 0 is taken (warning)",
                        json + ": item 1: MISSING_COMMAND none of its forms has a criterion_test_command");
        Document faults =
                Document.parse(gradus.run("rubric", "check", json, "-o", "json").out());
        assertThat(Cells.text(faults.items().get(1), "code")).isEqualTo("missing_command");
        assertThat(Cells.text(faults.items().get(1), "place.item")).isEqualTo("1");
    }

    @Test
    void aFileThatIsNotThereShouldBeRefused() {
        assertThat(gradus.run("rubric", "check", folder.resolve("no.json").toString())
                        .code())
                .isEqualTo(4);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
