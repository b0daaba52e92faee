package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation shows of embedding is what is compiled and run. */
class EmbeddingDocumentTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern TAKEN = Pattern.compile("<!-- (\\S+) -->\n```\\w+\n(.*?)```", Pattern.DOTALL);
    private static final Pattern JAVA = Pattern.compile("```(java|properties)\n");

    @ParameterizedTest
    @ValueSource(strings = {"docs/embedding.md", "README.md"})
    void allCodeShouldBeTakenFromFiles(String page) {
        String text = read(page);
        List<MatchResult> taken = TAKEN.matcher(text).results().toList();

        assertThat(taken).isNotEmpty().hasSize((int)
                JAVA.matcher(text).results().count());
        assertThat(taken)
                .allSatisfy(code -> assertThat(lines(read(code.group(1))))
                        .as("code of %s in %s", code.group(1), page)
                        .contains(lines(code.group(2))));
    }

    /** The same lines, wherever they are indented to. */
    private static String lines(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }
}
