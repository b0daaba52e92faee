package dev.gradus.cli.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in docs/configuration.md is the class's own. */
class ConfigurationDocumentTest {

    @Test
    void theDocumentShouldSayWhatTheClassReads() throws IOException {
        Path document = Path.of("..", "docs", "configuration.md");

        List<String> rows = Files.readAllLines(document).stream()
                .filter(line -> line.startsWith("| `GRADUS_"))
                .toList();

        assertThat(rows)
                .as("the table in docs/configuration.md")
                .containsExactlyElementsOf(Arrays.stream(Setting.values())
                        .map(ConfigurationDocumentTest::row)
                        .toList());
    }

    private static String row(Setting setting) {
        String flag = setting.flag() == null ? "" : "`" + setting.flag() + "`";
        String older = setting.older().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        return "| `%s` | `%s` | %s | %s | %s | %s |"
                .formatted(setting.variable(), setting.key(), flag, older, setting.fallback(), setting.meaning());
    }
}
