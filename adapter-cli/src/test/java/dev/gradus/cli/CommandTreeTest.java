package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandTreeTest {
    private final TestPlatform platform = new TestPlatform();
    private final CommandLine all = CommandTree.of(platform, Personality.GRADUS);

    @Test
    void aCommandLineShouldMakeNoCommandButItsOwn() {
        CommandLine made = made("-o", "json", "task", "list");

        assertThat(made.getSubcommands()).containsOnlyKeys("task");
        assertThat(made.getSubcommands().get("task").getSubcommands()).containsOnlyKeys("list");
    }

    @Test
    void helpShouldMakeOneCommandForAllThatItOnlyLists() {
        assertThat(made("--help").getSubcommands()).hasSize(1);
        assertThat(made("task", "--help").getSubcommands().get("task").getSubcommands())
                .hasSize(1);
        assertThat(all.getSubcommands()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--help task",
                "task --help",
                "task --help list",
                "task list --help",
                "task",
                "task lst",
                "tsk list",
                "tsk run",
                "task list --nothing",
                "worker --help",
                "migrate -h",
                "task edit",
                "json task list --state"
            })
    void whatIsPrintedShouldNotDependOnWhatWasMade(String line) {
        String[] arguments = line.split(" ");

        Shell.Result result = Shell.run(made(arguments), arguments);

        assertThat(result).isEqualTo(Shell.run(CommandTree.of(platform, Personality.GRADUS), arguments));
    }

    @Test
    void aCompletionScriptShouldKnowEveryCommand() {
        assertThat(made("completion")
                        .getSubcommands()
                        .get("task")
                        .getSubcommands()
                        .keySet())
                .isEqualTo(all.getSubcommands().get("task").getSubcommands().keySet());
    }

    @Test
    void aWordShouldBeTheNameOfItsCommand() {
        check(all);
    }

    private static void check(CommandLine parent) {
        parent.getSubcommands().forEach((word, command) -> {
            if (!word.equals("show")) { // another word for get-task
                assertThat(command.getCommandName()).isEqualTo(word);
            }
            check(command);
        });
    }

    private CommandLine made(String... arguments) {
        return CommandTree.of(platform, Personality.GRADUS, arguments);
    }
}
