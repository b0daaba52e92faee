package dev.gradus.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.testing.ProductKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KindDocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "step-kinds.md");

    private final KindRegistry kinds = ProductKinds.ALL;

    @Test
    void thePageIsWhatTheKindsSay() throws IOException {
        String expected = KindDocumentation.markdown(kinds);
        if (Boolean.getBoolean("gradus.docs.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, expected);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/step-kinds.md; rewrite it with -Dgradus.docs.write=true")
                .isEqualTo(expected);
    }

    @Test
    void everyStandardKindIsDocumentedAndEveryExampleIsFreeOfFaults() {
        assertThat(kinds.names())
                .containsExactly(
                        "command",
                        "docker_build",
                        "docker_extract_volume",
                        "docker_pool",
                        "docker_pull",
                        "docker_rubrics",
                        "docker_run",
                        "docker_shell",
                        "docker_volume_pool",
                        "dynamic_rubric",
                        "file_exists",
                        "gate",
                        "model_task_check",
                        "rubric_set",
                        "rubric_shell",
                        "rubrics_import",
                        "tool",
                        "wait");
        for (StepKind kind : kinds.all()) {
            KindGuide guide = ((Documented) kind).guide();
            assertThat(guide.examples()).isNotEmpty();
            for (String example : guide.examples()) {
                Document settings = Document.parse(example).member(kind.name()).orElseThrow();
                assertThat(kind.check(settings)).as(example).isEmpty();
            }
        }
    }
}
