package dev.gradus.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of {@code broken/} has a sibling {@code .expected} with its problems, one {@code line:column: CODE} a line. */
class BrokenDefinitionsTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/gradus/core/definition/broken");
    private static final Path PAGE = Path.of("..", "docs", "definitions.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\|", Pattern.MULTILINE);

    static Stream<Path> files() throws IOException {
        return Texts.files(FOLDER).stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFaultShouldBeReportedAtItsPlace(Path file) throws IOException {
        Reading reading = read(file);

        assertThat(reading.definition()).isNull();
        assertThat(Texts.problems(reading))
                .as(reading.problems().toString())
                .containsExactlyElementsOf(Files.readAllLines(Path.of(file + ".expected")));
    }

    @Test
    void thereShouldBeAtLeastFortyFilesInBothNotations() throws IOException {
        List<Path> files = Texts.files(FOLDER);

        assertThat(files).hasSizeGreaterThanOrEqualTo(40);
        assertThat(files).anyMatch(file -> file.toString().endsWith(".json"));
        try (Stream<Path> all = Files.list(FOLDER)) {
            assertThat(all.filter(file -> file.toString().endsWith(".expected")))
                    .hasSameSizeAs(files);
        }
    }

    @Test
    void everyCodeOfThisPackageShouldOccurInAFile() throws IOException {
        Set<String> occurring = new TreeSet<>();
        for (Path file : Texts.files(FOLDER)) {
            read(file).problems().forEach(problem -> occurring.add(problem.code()));
        }

        Set<String> own =
                Stream.of(ProblemCode.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
        // Two need more text than is good for a file; DefinitionReaderTest has them.
        own.removeAll(Set.of("TOO_LARGE", "TOO_MANY_PROBLEMS"));
        assertThat(occurring).containsAll(own);
    }

    @Test
    void everyCodeShouldBeExplainedInTheDocumentation() throws IOException {
        Set<String> explained = ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> emitted =
                Stream.of(ProblemCode.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
        for (Path file : Texts.files(FOLDER)) {
            read(file).problems().forEach(problem -> emitted.add(problem.code()));
        }
        assertThat(explained).containsAll(emitted);
    }

    private static Reading read(Path file) throws IOException {
        return Texts.READER.read(new DefinitionText(file.getFileName().toString(), Files.readString(file)));
    }
}
