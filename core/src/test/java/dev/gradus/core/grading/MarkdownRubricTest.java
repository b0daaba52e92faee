package dev.gradus.core.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.failure.CoreException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownRubricTest {
    private static final String UUID = "3f2b8c1e-0d4a-4f7b-9a61-5c2e7d8f9012";
    private static final String CANONICAL = """
            # TASK DATA
            ### #1: 3f2b8c1e-0d4a-4f7b-9a61-5c2e7d8f9012

            **Score**: 5
            **Required**: true
            **Criterion**:
            The archive command keeps file permissions.

            Also those of folders.

            **Held-out tests**:
            ```bash
            ./tests/check_perms.sh && echo '#__PASS__#' || echo '#__FAIL__#'
            ```
            """;

    @Nested
    class Dialects {
        @Test
        void canonicalShouldBeReadWhole() {
            Criterion read = only(CANONICAL);

            assertThat(read.id()).isEqualTo(UUID);
            assertThat(read.counter()).isEqualTo(1);
            assertThat(read.score()).isEqualTo(5);
            assertThat(read.required()).isTrue();
            assertThat(read.text()).isEqualTo("The archive command keeps file permissions.\n\nAlso those of folders.");
            assertThat(read.command()).isEqualTo("./tests/check_perms.sh && echo '#__PASS__#' || echo '#__FAIL__#'");
            assertThat(read.place()).hasToString("TASK_DATA.md:2");
        }

        @Test
        void aNamedHeaderWithAUuidShouldGiveItAsId() {
            Criterion read = only(CANONICAL.replace("### #1: ", "### crit-01: "));

            assertThat(read.id()).isEqualTo(UUID);
            assertThat(read.counter()).isEqualTo(1);
        }

        @Test
        void aTitledHeaderShouldTakeTheProseAsText() {
            Criterion read = only("""
                    ### crit-02: Keeps permissions
                    **Score**: 3
                    **Required**: false

                    The archive command keeps
                    file permissions.

                    **Held-out tests**:

                    ```
                    ./tests/check_perms.sh
                    ```
                    """);

            assertThat(read.id()).isEqualTo("crit-02");
            assertThat(read.counter()).isEqualTo(2);
            assertThat(read.required()).isFalse();
            assertThat(read.text()).isEqualTo("The archive command keeps\nfile permissions.");
            assertThat(read.command()).isEqualTo("./tests/check_perms.sh");
        }

        @Test
        void aTitledHeaderWithoutProseShouldTakeTheTitle() {
            assertThat(only("### crit-02: Keeps permissions\n**Score**: 1\n**Held-out tests**:\n```\ntrue\n```")
                            .text())
                    .isEqualTo("Keeps permissions");
        }

        @Test
        void windowsLineEndsShouldReadTheSame() {
            Criterion read = only(CANONICAL.replace("\n", "\r\n"));

            assertThat(read).isEqualTo(only(CANONICAL));
            assertThat(only("\uFEFF" + CANONICAL)).isEqualTo(read);
        }
    }

    @Nested
    class Blocks {
        @Test
        void aCommandMayHoldMarkdownAndFencesOfItsOwn() {
            String command = "cat > a.md <<'E'\n# Title\n**Score**: 9\n```\ncode\n```\nE\ntest -f a.md";

            assertThat(only(section("````bash\n" + command + "\n````")).command())
                    .isEqualTo(command);
        }

        @Test
        void aBlockInTheTextShouldBelongToIt() {
            Criterion read = only(
                    "### #1: a\n**Score**: 1\n**Criterion**: Prints\n```\nhello\n```\n**Held-out tests**:\n~~~sh\ntrue\n~~~\n");

            assertThat(read.text()).isEqualTo("Prints\n```\nhello\n```");
            assertThat(read.command()).isEqualTo("true");
        }

        @Test
        void aBlockThatIsNotClosedShouldNotSwallowTheNextCriterion() {
            RubricReading reading =
                    read("### #1: a\n**Score**: 1\n**Criterion**: x\n**Held-out tests**:\n```bash\ntrue\n"
                            + section("```bash\nfalse\n```").replace("#1: a", "#2: b"));

            assertThat(told(reading)).containsExactly("TASK_DATA.md:5 UNCLOSED_FENCE");
            assertThat(reading.criteria()).extracting(Criterion::id).containsExactly("b");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "### #1 a                 | TASK_DATA.md:1 BAD_HEADER",
                "### #0: a                | TASK_DATA.md:1 BAD_HEADER",
                "### #1: a b              | TASK_DATA.md:1 BAD_HEADER",
                "###  #1: a               | TASK_DATA.md:1 BAD_HEADER",
                "### #12345678901: a      | TASK_DATA.md:1 BAD_HEADER",
                "### crit-x: a            | TASK_DATA.md:1 BAD_HEADER",
                "### #1: ä                | TASK_DATA.md:1 BAD_ID",
                "## #1: a                 | TASK_DATA.md:2 STRAY_LABEL",
                "### Permissions          | TASK_DATA.md:2 STRAY_LABEL",
                "no heading               | TASK_DATA.md:2 STRAY_LABEL",
                "**Score**: five          | TASK_DATA.md:1 BAD_SCORE",
                "**Score**: -1            | TASK_DATA.md:1 BAD_SCORE",
                "**Score**: 1.5           | TASK_DATA.md:1 BAD_SCORE",
                "**Score**: 1000001       | TASK_DATA.md:1 BAD_SCORE",
                "**Score**:               | TASK_DATA.md:1 BAD_SCORE",
                "**Score** 5              | TASK_DATA.md:2 BAD_LABEL; TASK_DATA.md:1 MISSING_SCORE",
                "**Required**: yes        | TASK_DATA.md:1 BAD_REQUIRED",
                "**Required**: true1      | TASK_DATA.md:1 BAD_REQUIRED",
                "**Held-out tests**       | TASK_DATA.md:5 BAD_LABEL; TASK_DATA.md:1 MISSING_COMMAND",
                "**Held-out tests**: true | TASK_DATA.md:1 MISSING_COMMAND",
                "``` ```                  | TASK_DATA.md:1 MISSING_COMMAND",
                "**Score**: 2,**Score**: 1| TASK_DATA.md:3 DUPLICATE_LABEL"
            })
    void malformedCriteriaShouldBeReportedWithTheirLine(String change, String expected) {
        RubricReading reading = read(changed(change));

        assertThat(told(reading)).containsExactlyInAnyOrder(expected.split("; "));
        assertThat(reading.criteria()).isEmpty();
        assertThatThrownBy(reading::rubric)
                .isInstanceOf(CoreException.class)
                .hasMessageContaining(reading.errors().get(0).toString());
    }

    @Test
    void sectionsThatAreNoCriteriaShouldBePassedOver() {
        String text = "Preface\n\n## How to read this\nText.\n### Notes\nMore.\n" + CANONICAL
                + "\n# Appendix\n**Bold** text\n";

        assertThat(read(text).faults()).isEmpty();
        assertThat(read(text).criteria()).hasSize(1);
    }

    @Test
    void oneBadCriterionShouldNotHideTheOthers() {
        RubricReading reading = read(section("```\ntrue\n```")
                + section("no block").replace("#1: a", "#2: b")
                + section("```\ntrue\n```").replace("#1: a", "#3: a")
                + section("```\ntrue\n```").replace("#1: a", "#1: d"));

        assertThat(reading.criteria()).extracting(Criterion::id).containsExactly("a", "d");
        assertThat(told(reading))
                .containsExactly(
                        "TASK_DATA.md:8 MISSING_COMMAND",
                        "TASK_DATA.md:13 DUPLICATE_ID",
                        "TASK_DATA.md:20 DUPLICATE_COUNTER");
        assertThat(reading.errors()).hasSize(2);
    }

    @Test
    void warningsShouldNotRefuse() {
        RubricReading reading =
                read("### #1: a\n**Held-out tests**:\n```\n./t || echo '#__FAIL__#'\n```\n```\nmore\n```\n");

        assertThat(told(reading))
                .containsExactlyInAnyOrder(
                        "TASK_DATA.md:1 MISSING_SCORE",
                        "TASK_DATA.md:1 MISSING_TEXT",
                        "TASK_DATA.md:1 NEVER_PASSES",
                        "TASK_DATA.md:6 MANY_COMMANDS");
        assertThat(reading.rubric().criteria()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"'', NO_CRITERIA", "Only prose., NO_CRITERIA"})
    void aTextWithoutCriteriaShouldBeRefused(String text, String code) {
        assertThat(told(read(text))).containsExactly("TASK_DATA.md " + code);
    }

    @Test
    void whatIsNoTextShouldBeRefused() {
        assertThat(told(read("a\nb\0"))).containsExactly("TASK_DATA.md:2 BAD_CHARACTER");
        assertThat(told(read("x".repeat(RubricReader.MAX_BYTES + 1)))).containsExactly("TASK_DATA.md TOO_LARGE");
    }

    private static String section(String block) {
        return "### #1: a\n**Score**: 1\n**Criterion**: x\n**Held-out tests**:\n" + block + "\n";
    }

    /** A good criterion with one thing changed: the line that begins alike, or the heading. */
    private static String changed(String change) {
        String good =
                "### #1: a\n**Score**: 1\n**Required**: true\n**Criterion**: x\n**Held-out tests**:\n```\ntrue\n```\n";
        if (change.startsWith("**Held-out tests**: ")) {
            return good.replace("**Held-out tests**:\n```\ntrue\n```", change);
        } else if (change.startsWith("``` ")) {
            return good.replace("```\ntrue\n```", "```\n```");
        } else if (change.startsWith("**")) {
            String label = change.substring(0, change.indexOf("**", 2) + 2);
            return good.replaceFirst(
                    "(?m)^\\Q" + label + "\\E.*$", change.replace(",", "\n").replace("$", "\\$"));
        }
        return good.replace("### #1: a", change);
    }

    private static Criterion only(String text) {
        RubricReading reading = read(text);
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.criteria()).hasSize(1);
        return reading.criteria().get(0);
    }

    private static List<String> told(RubricReading reading) {
        return reading.faults().stream()
                .map(fault -> fault.place() + " " + fault.code())
                .toList();
    }

    private static RubricReading read(String text) {
        return RubricReader.read("TASK_DATA.md", text, Markers.DEFAULT);
    }
}
