package dev.gradus.core.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatchInspectionTest {
    private static final String GOOD = """
            From 1234 Mon Sep 17 00:00:00 2001
            Subject: [PATCH] change

            ---
             src/a.c | 2 +-

            diff --git a/src/a.c b/src/a.c
            index 1111111..2222222 100644
            --- a/src/a.c
            +++ b/src/a.c
            @@ -1,3 +1,3 @@ int main
             one
            --- a/../etc/passwd
            +++ b/../etc/passwd

            @@ -9 +9 @@
            -x
            +y
            \\ No newline at end of file
            diff --git a/new file.txt b/new file.txt
            new file mode 100755
            index 0000000..3333333
            --- /dev/null
            +++ b/new file.txt\t
            @@ -0,0 +1,2 @@
            +Binary files differ
            +new mode 120000
            diff --git a/old b/new
            similarity index 100%
            rename from old
            rename to new
            diff --git "a/\\303\\244" "b/\\303\\244"
            deleted file mode 100644
            index 3333333..0000000
            --
            2.39.0
            """;

    @Test
    void aPlainPatchShouldBeLetThroughAndItsPathsTold() {
        PatchInspection inspection = PatchInspection.of(GOOD);

        assertThat(inspection.refusal()).isEmpty();
        assertThat(inspection.paths()).containsExactly("src/a.c", "new file.txt", "old", "new", "ä");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "new file mode 120000             | symbolic link",
                "old mode 120000                  | symbolic link",
                "index 1111111..2222222 120000    | symbolic link",
                "new file mode 160000             | no regular file (mode 160000)",
                "new file mode 104755             | no regular file (mode 104755)",
                "new mode 100755                  | changes a file's mode to 100755",
                "GIT binary patch                 | binary",
                "Binary files a/x and b/x differ  | binary",
                "--- /etc/passwd                  | '/etc/passwd' is absolute",
                "+++ a//etc/passwd                | 'a//etc/passwd' is absolute",
                "+++ b/../x                       | leads out of the tree",
                "+++ b/x/../../y                  | leads out of the tree",
                "+++ ../x                         | leads out of the tree",
                "+++ \"b/\\056\\056/x\"           | leads out of the tree",
                "+++ b/.git/hooks/post-checkout   | git's own folder",
                "+++ b/sub/.GIT/config            | git's own folder",
                "+++ b/.git./config               | git's own folder",
                "+++ b/git~1/config               | git's own folder",
                "+++ b/x//y                       | not a plain one",
                "+++ b/./y                        | not a plain one",
                "+++ \"b/a\\nb\"                  | not a plain one",
                "rename to ../x                   | leads out of the tree",
                "rename to /x                     | absolute",
                "copy from .git/config            | git's own folder",
                "diff --git a/.git/x b/.git/x     | git's own folder",
                "diff --git a/ok b/../x           | leads out of the tree",
                "diff --git \"a/\\056git/x\" b/y  | git's own folder"
            })
    void aPatchThatReachesFurtherShouldBeRefused(String header, String reason) {
        String patch = "diff --git a/x b/x\n" + header + "\n@@ -1 +1 @@\n-a\n+b\n";

        assertThat(PatchInspection.of(patch).refusal())
                .hasValueSatisfying(why -> assertThat(why).contains(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no patch at all\n",
                "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a\n+b\n",
                "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n-b\n+c\n",
                "--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n-a\nrubbish\n+c\n",
                "diff --git a/x b/x\r\n--- a/x\r\n+++ b/x\r\n@@ -1 +1 @@\r\n-a\r\n+b\r\n"
            })
    void aBrokenPatchShouldBeRefused(String patch) {
        assertThat(PatchInspection.of(patch).refusal()).isPresent();
    }

    @Test
    void contentWithWindowsLineEndsShouldBeLetThrough() {
        String patch = "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a\r\n+b\r\n c\r\n";

        assertThat(PatchInspection.of(patch).refusal()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tests/run.sh, tests/run.sh",
        "tests/run.sh/x, tests/run.sh/x",
        "tests, tests",
        "src/a.c, ''",
        "tests2, ''",
        "tests/other.sh, ''"
    })
    void whatItTouchesShouldBeTold(String path, String expected) {
        PatchInspection inspection =
                PatchInspection.of("--- a/%1$s\n+++ b/%1$s\n@@ -1 +1 @@\n-a\n+b\n".formatted(path));

        assertThat(inspection.touched(Set.of("tests/run.sh", "lib/x")).orElse(""))
                .isEqualTo(expected);
    }
}
