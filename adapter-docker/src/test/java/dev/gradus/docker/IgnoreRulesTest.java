package dev.gradus.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreRulesTest {
    @TempDir
    Path context;

    @ParameterizedTest
    @CsvSource({
        "node_modules, node_modules/a/b.js, true",
        "node_modules, src/node_modules/b.js, false",
        "/target, target/classes/A.class, true",
        "*.log, build.log, true",
        "*.log, sub/build.log, false",
        "**/*.log, sub/deep/build.log, true",
        "**/*.log, build.log, true",
        "*/temp*, sub/temporary.txt, true",
        "*/temp*, sub/deep/temporary.txt, false",
        "temp?, tempa, true",
        "temp?, temp, false",
        "file[0-9].txt, file7.txt, true",
        "file[0-9].txt, filex.txt, false",
        "a.b, axb, false",
        "**, Dockerfile, false",
        "*, .dockerignore, false",
        "docs/**, docs/a/b.md, true",
        "./docs, docs/a.md, true",
        "docs/, docs/a.md, true"
    })
    void patternsShouldMeanWhatTheyMeanToDocker(String pattern, String path, boolean leftOut) throws IOException {
        assertThat(rules(pattern).leavesOut(path)).isEqualTo(leftOut);
    }

    @Test
    void aLaterPatternShouldTakeBackIn() throws IOException {
        IgnoreRules rules = rules("# all but one\n*.md\n\n!README.md\n");

        assertThat(rules.leavesOut("NOTES.md")).isTrue();
        assertThat(rules.leavesOut("README.md")).isFalse();
        assertThat(rules.isFinal()).isFalse();
    }

    @Test
    void withoutTheFileNothingShouldBeLeftOut() throws IOException {
        assertThat(IgnoreRules.of(context, "Dockerfile").leavesOut("anything")).isFalse();
    }

    private IgnoreRules rules(String text) throws IOException {
        Files.writeString(context.resolve(".dockerignore"), text);
        return IgnoreRules.of(context, "Dockerfile");
    }
}
