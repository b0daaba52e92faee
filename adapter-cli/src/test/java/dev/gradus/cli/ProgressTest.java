package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** On a terminal commands show how the task stands, and take that away at the end. */
@ParameterizedClass
@EnumSource(Face.class)
class ProgressTest extends DefinitionWorld {

    ProgressTest(Face face) {
        super(face);
    }

    @Test
    void progressShouldBeDrawnOnATerminalAndTakenAwayAtTheEnd() throws IOException {
        platform.person("", 80);
        Shell.Result followed = shell.run("run", file(SUM));
        Shell.Result waited = shell.run("run", file(SUM), "--wait");
        Shell.Result quiet = shell.run("run", file(SUM), "-q");

        assertThat(followed.err())
                .contains("task 1 sum: [....................] 0/2\n")
                .contains("StepCompleted first");
        assertThat(withoutWhatWasTakenAway(followed.err())).doesNotContain("[").contains("StepCompleted second");
        assertThat(waited.err()).contains("[....................] 0/2").doesNotContain("StepCompleted");
        assertThat(quiet.err()).isEmpty();
        assertThat(followed.out()).doesNotContain("\u001b");
    }

    @Test
    void progressShouldBeDrawnWhileAManualTaskIsRun() throws IOException {
        shell.run("task", "create", file(SUM), "--manual");
        platform.person("", 80);

        Shell.Result result = shell.run("task", "run", "sum");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("task 1 sum: [....................] 0/2\n");
        assertThat(withoutWhatWasTakenAway(result.err())).isEmpty();
    }

    @Test
    void progressShouldNotBeDrawnIntoAPipe() throws IOException {
        shell.run("task", "create", file(SUM), "--manual");

        assertThat(shell.run("run", file(SUM)).err()).doesNotContain("[", "\u001b");
        assertThat(shell.run("task", "run", "1").err()).isEmpty();
    }

    /** What a terminal shows in the end: the lines that were drawn over are gone. */
    private static String withoutWhatWasTakenAway(String drawn) {
        StringBuilder screen = new StringBuilder();
        for (String part : drawn.split("(?=\r\u001b\\[\\dA)")) {
            String text = part;
            if (part.startsWith("\r\u001b[")) {
                int up = part.charAt(3) - '0';
                for (int line = 0; line < up; line++) {
                    screen.setLength(screen.lastIndexOf("\n", screen.length() - 2) + 1);
                }
                text = part.substring("\r\u001b[0A\u001b[J".length());
            }
            screen.append(text);
        }
        return screen.toString();
    }
}
