package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {
    private final TestPlatform platform = new TestPlatform();
    private final Shell shell = new Shell(platform, Personality.GRADUS);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void unknownWordsShouldBeUsageErrorsThatPointToTheHelp() {
        Shell.Result command = shell.run("nope");
        Shell.Result option = shell.run("task", "list", "--nope");
        Shell.Result group = shell.run("task");

        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err()).contains("nope").contains("try: gradus --help");
        assertThat(option.code()).isEqualTo(2);
        assertThat(option.err()).contains("--nope").contains("try: gradus task list --help");
        assertThat(group.code()).isEqualTo(2);
        assertThat(group.err()).contains("which command? create, list,");
    }

    @Test
    void anUnreachableDatabaseShouldBeOneLine() {
        Shell.Result result = shell.run("--database-url", "postgresql://nowhere/x", "task", "list");

        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err()).isEqualTo("gradus: database postgresql://nowhere/x does not answer\n");
    }

    @Test
    void anUnreachableServerShouldBeOneLine() {
        platform.server("http://127.0.0.1:1");

        Shell.Result ours = shell.run("task", "list");
        Shell.Result theirs = shell.run("get-tasks");

        assertThat(ours.code()).isEqualTo(6);
        assertThat(ours.err()).isEqualTo("gradus: Failed to reach API at http://127.0.0.1:1: connection refused\n");
        assertThat(theirs.code()).isEqualTo(1);
        assertThat(theirs.err()).isEqualTo("Failed to reach API at http://127.0.0.1:1: connection refused\n");
    }

    @Test
    void aBusyPortShouldBeOneLineWithThePort() {
        Shell.Result result = shell.run("serve");

        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("8000").hasLineCount(1);
    }

    @Test
    void aWorkerShouldNotChooseWhereItIs() {
        Shell.Result result = shell.run("worker", "--label", "host=north");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("gradus: --label: 'host' cannot be chosen; a worker offers its host and engine by itself\n");
    }

    @Test
    void globalOptionsShouldStandBeforeOrBehindTheCommand() {
        assertThat(shell.run("-o", "ids", "definition", "list").out())
                .isEqualTo(shell.run("definition", "list", "-o", "ids").out());
    }

    @Test
    void validateShouldPrintEveryFaultWithItsPlace() throws IOException {
        Path file = Files.writeString(
                folder.resolve("task.yaml"), "name: x\nsteps:\n  - id: a\n    nope: 1\n  - id: a\n    wait: 1s\n");

        Shell.Result result = shell.run("validate", file.toString());

        assertThat(result.code()).isEqualTo(7);
        assertThat(result.out().lines()).allMatch(line -> line.matches(".*task.yaml:\\d+:\\d+: [A-Z_]+ .*"));
        assertThat(result.out()).contains("DUPLICATE_ID");
    }

    @Test
    void validateShouldNameAFileThatIsNotThere() {
        Shell.Result result = shell.run("validate", "none.yaml");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).isEqualTo("gradus: there is no file none.yaml\n");
    }

    @Test
    void validateShouldSayThatBinaryIsNoText() throws IOException {
        Path file = Files.write(folder.resolve("task.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThat(shell.run("validate", file.toString()).code()).isEqualTo(7);
    }

    @Test
    void detachWithoutAWorkerShouldSaySo() {
        Path file = folder.resolve("task.yaml");
        assertThat(write(file, "name: x\nsteps:\n  - id: a\n    tool: { name: echo, input: { text: hi } }\n"))
                .exists();

        Shell.Result result = shell.run("run", file.toString(), "--detach");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("warning: step 'a' waits: no live worker can execute kind 'tool'");
    }

    @Test
    void anUnexpectedFailureShouldShowItsTraceOnlyWhenAsked() {
        Shell broken = new Shell(new BrokenPlatform(), Personality.GRADUS);

        Shell.Result brief = broken.run("task", "list");
        Shell.Result verbose = broken.run("task", "list", "--verbose");

        assertThat(brief.code()).isEqualTo(1);
        assertThat(brief.err())
                .contains("unexpected IllegalStateException: no luck")
                .hasLineCount(1);
        assertThat(verbose.err()).contains("\tat dev.gradus.cli.");
    }

    @Test
    void migrateShouldListAndPrint() {
        assertThat(shell.run("migrate", "up").err()).contains("2 migrations applied");
        assertThat(shell.run("migrate", "status", "-o", "ids").out()).isEqualTo("1\n");
        assertThat(shell.run("migrate", "print").out()).isEqualTo("create table task ();\n");
    }

    @Test
    void migrateDownShouldBeRefusedWithTheRemedy() {
        Shell.Result result = shell.run("migrate", "down", "--yes");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("pg_restore").hasLineCount(1);
    }

    @Test
    void migrateResetShouldAsk() {
        assertThat(shell.run("migrate", "reset").code()).isEqualTo(2);
        assertThat(shell.run("migrate", "reset", "--dry-run").code()).isZero();
        platform.person("n\n", 0);
        shell.run("migrate", "reset");
        assertThat(platform.resets()).isZero();

        assertThat(shell.run("migrate", "reset", "--yes").err()).contains("made anew");
        assertThat(platform.resets()).isEqualTo(1);
    }

    @Test
    void completionShouldKnowTheCommands() {
        assertThat(shell.run("completion").out()).contains("run-flow").contains("complete -F");
    }

    @Test
    void csvShouldQuoteAndDefuse() {
        assertThat(shell.run("task", "create", "--name", "=1+1,\"x\"").code()).isZero();

        assertThat(shell.run("task", "list", "-o", "csv").out()).contains("\"'=1+1,\"\"x\"\"\"");
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
