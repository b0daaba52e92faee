package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands that change several things, or what cannot be undone, ask first; a dry run changes nothing. */
@ParameterizedClass
@EnumSource(Face.class)
class ConsentTest extends DefinitionWorld {

    ConsentTest(Face face) {
        super(face);
    }

    @Test
    void aDryRunShouldNameTheTasksAndChangeNothing() throws IOException {
        shell.run("task", "create", file(SUM), "--manual");

        Shell.Result dry = shell.run("task", "cancel", "1", "--dry-run");

        assertThat(dry.code()).isZero();
        assertThat(dry.err()).contains("this would be done to 1 task(s)");
        assertThat(dry.out()).contains("pending");
        assertThat(shell.run("task", "get", "1").out()).contains("pending");
    }

    @Test
    void severalTasksShouldBearAskingFirst() {
        List.of("a", "b", "c").forEach(name -> shell.run("task", "create", "--name", name));
        platform.input("1\n2\n");
        Shell.Result piped = shell.run("task", "cancel", "-");
        platform.person("no\n", 0);
        Shell.Result refused = shell.run("task", "cancel", "a", "b");
        platform.person("y\n", 0);
        Shell.Result agreed = shell.run("task", "cancel", "a", "b");
        Shell.Result told = shell.run("task", "cancel", "b", "c", "--yes");

        assertThat(piped.code()).isEqualTo(2);
        assertThat(piped.err()).contains("cancel 2 tasks").contains("--yes").hasLineCount(1);
        assertThat(refused.err()).isEqualTo("cancel 2 tasks? [y/N] nothing was done\n");
        assertThat(refused.out()).isEmpty();
        assertThat(agreed.out().lines().filter(line -> line.contains("cancelled")))
                .hasSize(2);
        assertThat(told.code()).isZero();
    }

    @Test
    void whatIsRefusedForOneOfSeveralShouldBeSaidAndTheOthersGoOn() {
        shell.run("task", "create", "--name", "a");

        Shell.Result result = shell.run("task", "cancel", "77", "a", "--yes");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).startsWith("task 77: ").hasLineCount(1);
        assertThat(result.out()).contains("cancelled");
    }

    @Test
    void abandoningShouldBearAskingForOneTaskToo() {
        shell.run("task", "create", "--name", "a");

        assertThat(shell.run("task", "cancel", "a", "--abandon").code()).isEqualTo(2);
        assertThat(shell.run("task", "cancel", "a", "--abandon", "--yes").code())
                .as("it is not being cancelled")
                .isEqualTo(5);
    }

    @Test
    void aDryRunOfStepsShouldChangeNothing() throws IOException {
        shell.run("task", "create", file(SUM), "--manual");

        Shell.Result dry = shell.run("step", "skip", "sum/first", "sum/second", "--dry-run");

        assertThat(dry.code()).isZero();
        assertThat(dry.err()).contains("this would be done to 2 step(s)");
        assertThat(dry.out()).contains("pending").doesNotContain("skipped");
        assertThat(shell.run("step", "skip", "sum/first", "sum/second").code()).isEqualTo(2);
    }
}
