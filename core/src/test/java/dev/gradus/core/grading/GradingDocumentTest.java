package dev.gradus.core.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/grading.md} names what there is: the faults of rubrics, the verdicts with their icons, the gates. */
class GradingDocumentTest {
    private static final Path PAGE = Path.of("..", "docs", "grading.md");

    @Test
    void everyFaultShouldBeExplainedAsErrorOrWarning() throws IOException {
        String page = Files.readString(PAGE);
        String errors = between(page, "| fault | means |", "These are only warnings:");
        String warnings = between(page, "| warning | means |", "## Verdicts");

        assertThat(codes(errors)).containsExactlyElementsOf(faults(true));
        assertThat(codes(warnings)).containsExactlyElementsOf(faults(false));
    }

    @Test
    void everyVerdictShouldBeThereWithItsIcon() throws IOException {
        String page = Files.readString(PAGE);

        for (Verdict verdict : Verdict.values()) {
            assertThat(page).contains("| `%s` | %s |".formatted(verdict, verdict.icon()));
        }
    }

    @Test
    void everyGateShouldBeThere() throws IOException {
        String page = Files.readString(PAGE);

        for (Gate gate : Gate.values()) {
            assertThat(page).contains("\n| " + gate.name().toLowerCase(Locale.ROOT) + " | ");
        }
    }

    @Test
    void theExamplesShouldBeGoodRubrics() throws IOException {
        String page = Files.readString(PAGE);
        String json = between(page, "```json\n", "```\n\n**Markdown**");
        String markdown = between(page, "~~~markdown\n", "~~~\n\nA score");

        Criterion ofJson = RubricReader.read("rubrics.json", json, Markers.DEFAULT)
                .rubric()
                .criteria()
                .get(0);
        Criterion ofMarkdown = RubricReader.read("TASK_DATA.md", markdown, Markers.DEFAULT)
                .rubric()
                .criteria()
                .get(0);

        assertThat(ofMarkdown)
                .usingRecursiveComparison()
                .ignoringFields("place")
                .isEqualTo(ofJson);
    }

    private static List<String> faults(boolean error) {
        return Arrays.stream(RubricFault.Code.values())
                .filter(code -> code.isError() == error)
                .map(Enum::name)
                .toList();
    }

    private static List<String> codes(String table) {
        return Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|")
                .matcher(table)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String between(String page, String start, String end) {
        int from = page.indexOf(start) + start.length();
        assertThat(from).isGreaterThan(start.length());
        return page.substring(from, page.indexOf(end, from));
    }
}
