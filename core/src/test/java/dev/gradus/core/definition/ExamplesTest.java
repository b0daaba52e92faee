package dev.gradus.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.testing.ProductKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
    private static final Path PAGE = Path.of("..", "docs", "definitions.md");
    private static final Pattern WHOLE = Pattern.compile("```yaml\n(name: .*?)```", Pattern.DOTALL);

    static Stream<Path> examples() throws IOException {
        return Texts.files(Path.of("..", "examples")).stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleShouldBeValid(Path file) throws IOException {
        Reading reading = new DefinitionReader(ProductKinds.ALL)
                .read(new DefinitionText(file.toString(), Files.readString(file)));

        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void everyWholeDefinitionInTheDocumentationShouldBeValid() throws IOException {
        List<String> texts = WHOLE.matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(texts)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(Texts.read(text).problems()).isEmpty());
    }
}
