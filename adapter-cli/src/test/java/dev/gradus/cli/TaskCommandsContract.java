package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on tasks and steps: straight to the engine and to a server they say the same. */
abstract class TaskCommandsContract {
    private static final String SUM = """
            name: sum
            inputs: { a: { type: integer, default: 1 } }
            steps:
              - id: first
                tool: { name: add, input: { a: "${inputs.a}", b: 2 } }
              - id: second
                needs: [first]
                tool: { name: add, input: { a: 1, b: 2 } }
            """;

    private static final String FAILING = """
            name: failing
            steps:
              - id: bad
                command: ["sh", "-c", "echo about to fail; exit 3"]
              - id: after
                needs: [bad]
                tool: { name: echo, input: { text: done } }
            """;

    private final TestPlatform platform = new TestPlatform();
    private final Shell shell = new Shell(platform, Personality.GRADUS);

    @TempDir
    private Path folder;

    TestPlatform platform() {
        return platform;
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void aTaskShouldStayWhereItsFolderIsUntilItIsMoved() throws IOException {
        String path = folder.toString();
        assertThat(shell.run("task", "create", "--name", "here", "--local-path", path)
                        .code())
                .isZero();
        String here = pinnedTo("task", "get", "here");

        assertThat(here).isNotEmpty();
        assertThat(pinnedTo("task", "repin", "here", "--host", "north")).isEqualTo("north");
        assertThat(pinnedTo("task", "repin", "here", "--anywhere")).isEmpty();
        assertThat(pinnedTo("task", "repin", "here")).isEqualTo(here);
        assertThat(shell.run("task", "create", "--name", "all", "--local-path", path, "--shared-path")
                        .code())
                .isZero();
        assertThat(pinnedTo("task", "get", "all")).isEmpty();
    }

    @Test
    void aTaskOfAnotherMachineShouldSayWhereItRuns() throws IOException {
        shell.run("task", "create", file(SUM), "--name", "far", "--manual");
        shell.run("task", "repin", "far", "--host", "north");
        shell.run("task", "advance", "far");

        Shell.Result refused = shell.run("task", "advance", "far");

        assertThat(refused.code()).isEqualTo(5);
        assertThat(refused.err()).contains("needs host=north", "gradus task repin 1");
    }

    private String pinnedTo(String... command) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of("-o", "json"));
        Shell.Result result = shell.run(line.toArray(String[]::new));
        return Cells.text(Document.parse(result.out()).at("pins.host").orElseThrow());
    }

    @Test
    void runShouldFollowATaskToItsEndAndPrintASummary() throws IOException {
        Shell.Result result = shell.run("run", file(SUM), "--input", "a=40");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("task 1 sum: completed, 2 of 2 steps completed")
                .contains("second");
        assertThat(result.err()).contains("StepCompleted first");
    }

    @Test
    void runShouldTellAFailureByItsExitCode() throws IOException {
        Shell.Result result = shell.run("run", file(FAILING), "--local-path", folder.toString(), "-q");

        assertThat(result.code()).isEqualTo(10);
        assertThat(result.out())
                .contains("failure (user): 'sh' exited with status 3")
                .contains("upstream_failed");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void runShouldRefuseAnInputThatDoesNotFit() throws IOException {
        Shell.Result wrongType = shell.run("run", file(SUM), "--input", "a=many");
        Shell.Result notJson = shell.run("run", file(SUM), "--inputs", "{");

        assertThat(wrongType.code()).isEqualTo(7);
        assertThat(wrongType.err()).startsWith("gradus: ").contains("a");
        assertThat(notJson.code()).isEqualTo(7);
        assertThat(notJson.err()).startsWith("gradus: --inputs is not JSON");
    }

    @Test
    void theSameIdempotencyKeyShouldMakeOneTask() throws IOException {
        String file = file(SUM);
        shell.run("run", file, "--idempotency-key", "k1");
        Shell.Result again = shell.run("run", file, "--idempotency-key", "k1");
        Shell.Result other = shell.run("run", file, "--idempotency-key", "k1", "--input", "a=7");

        assertThat(again.err()).contains("made before under this key");
        assertThat(other.code()).isEqualTo(5);
        assertThat(shell.run("task", "list", "-o", "ids").out()).isEqualTo("1\n");
    }

    @Test
    void listShouldPrintEveryFormat() throws IOException {
        shell.run("run", file(SUM), "--label", "team=a", "-q");

        assertThat(shell.run("task", "list").out()).startsWith("ID  NAME  STATE");
        assertThat(shell.run("task", "list", "-o", "wide").out()).contains("team=a");
        assertThat(shell.run("task", "list", "-o", "ids").out()).isEqualTo("1\n");
        assertThat(Document.parse(shell.run("task", "list", "-o", "json").out()).at("0.state"))
                .contains(Document.of("completed"));
        assertThat(shell.run("task", "list", "-o", "jsonl").out().lines()).hasSize(1);
        assertThat(shell.run("task", "list", "-o", "csv").out()).startsWith("id,name,state,steps,created,");
    }

    @Test
    void listShouldFilter() throws IOException {
        shell.run("run", file(SUM), "--label", "team=a", "-q");

        assertThat(shell.run("task", "list", "--state", "failed", "-o", "ids").out())
                .isEmpty();
        assertThat(shell.run("task", "list", "--label", "team=b", "-o", "ids").out())
                .isEmpty();
        assertThat(shell.run("task", "list", "--label", "team=a", "-o", "ids").out())
                .isEqualTo("1\n");
        assertThat(shell.run("task", "list", "--state", "lost").code()).isEqualTo(2);
    }

    @Test
    void listShouldSayWhereItGoesOn() throws IOException {
        String file = file(SUM);
        shell.run("run", file, "-q");
        shell.run("run", file, "-q");

        Shell.Result first = shell.run("task", "list", "--limit", "1", "-o", "ids");
        Shell.Result rest = shell.run("task", "list", "--cursor", "2", "-o", "ids");

        assertThat(first.out()).isEqualTo("2\n");
        assertThat(first.err().strip()).isEqualTo("there are more: --cursor 2");
        assertThat(rest.out()).isEqualTo("1\n");
    }

    @Test
    void idsShouldComeFromStandardInput() throws IOException {
        shell.run("run", file(SUM), "-q");
        platform.input("1\n1\n");

        Document tasks =
                Document.parse(shell.run("task", "get", "-", "-o", "json").out());

        assertThat(tasks.size()).isEqualTo(2);
    }

    @Test
    void whatDoesNotExistShouldBeNamed() {
        for (List<String> command : List.of(
                List.of("task", "get", "77"),
                List.of("task", "cancel", "77"),
                List.of("logs", "77"),
                List.of("explain", "77"),
                List.of("tree", "77"),
                List.of("task", "events", "77"))) {
            Shell.Result result = shell.run(command.toArray(String[]::new));

            assertThat(result.code()).as(command.toString()).isEqualTo(4);
            assertThat(result.err())
                    .as(command.toString())
                    .startsWith("gradus: ")
                    .contains("77")
                    .hasLineCount(1);
        }
    }

    @Test
    void aStandingTaskShouldBeBuiltAndRunStepByStep() {
        shell.run("task", "create", "--name", "nightly");
        Shell.Result added = shell.run(
                "step",
                "create",
                "--task-id",
                "nightly",
                "--title",
                "Add Two",
                "--settings",
                "{\"retry\":{\"max_attempts\":3,\"backoff\":\"7s\"},"
                        + "\"tool\":{\"name\":\"add\",\"input\":{\"a\":1,\"b\":1}}}",
                "-o",
                "json");
        Shell.Result edited = shell.run("step", "edit", "nightly/add-two", "--set", "input.b=5", "-o", "json");
        shell.run("task", "run", "nightly");

        assertThat(added.err()).isEmpty();
        assertThat(Cells.text(Document.parse(added.out()), "key")).isEqualTo("add-two");
        assertThat(Cells.text(Document.parse(edited.out()), "settings.input.b")).isEqualTo("5");
        assertThat(Cells.text(Document.parse(edited.out()), "retry.backoff"))
                .as("what an edit does not name stays")
                .isEqualTo("7s");
        Document step = Document.parse(
                shell.run("step", "get", "nightly/add-two", "-o", "json").out());
        assertThat(Cells.text(step, "results.sum")).isEqualTo("6");
    }

    @Test
    void aTaskShouldBePausedResumedAndCancelled() throws IOException {
        shell.run("task", "create", file(SUM), "--manual");

        assertThat(shell.run("task", "pause", "1").out()).contains("(paused)");
        assertThat(shell.run("task", "resume", "1").out()).doesNotContain("(paused)");
        assertThat(shell.run("task", "cancel", "1", "--reason", "enough").out()).contains("cancelled");
        assertThat(shell.run("task", "events", "1", "-o", "json").out()).contains("enough");
        assertThat(shell.run("task", "verify", "1").code()).isZero();
    }

    @Test
    void logsShouldPrintWhatAStepPrinted() throws IOException {
        shell.run("run", file(FAILING), "--local-path", folder.toString(), "-q");

        assertThat(shell.run("logs", "1").out()).isEqualTo("about to fail\n");
        assertThat(shell.run("logs", "1", "--follow").code()).isEqualTo(10);
        assertThat(shell.run("logs", "1", "--step", "after").out()).isEmpty();
    }

    @Test
    void definitionsShouldBeRegisteredListedAndPlanned() throws IOException {
        shell.run("definition", "register", file(SUM));

        assertThat(shell.run("definition", "list", "-o", "ids").out().lines())
                .contains("sum", "echo_add", "add_echo", "demo");
        assertThat(shell.run("plan", "sum", "-o", "ids").out()).isEqualTo("first\nsecond\n");
        assertThat(shell.run("definition", "get", "sum").out()).contains("\"steps\"");
        assertThat(shell.run("definition", "get", "none").code()).isEqualTo(4);
    }

    @Test
    void treeShouldDrawWhatNeedsWhat() throws IOException {
        shell.run("task", "create", file(SUM), "--manual");

        assertThat(shell.run("tree", "1").out())
                .contains("└─ first tool: pending")
                .contains("   └─ second tool: pending");
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

    @Test
    void aRetryThatWaitsShouldEndWithTheRunsExitCode() throws IOException {
        Path missing = folder.resolve("main.c");
        String sources = "name: fixable\nsteps:\n  - id: sources\n    file_exists: main.c\n";
        shell.run("run", file(sources), "--local-path", folder.toString(), "-q");

        Shell.Result still = shell.run("task", "retry", "fixable", "--follow");
        Files.createFile(missing);
        Shell.Result fixed = shell.run("task", "retry", "fixable", "--wait");

        assertThat(still.code()).isEqualTo(10);
        assertThat(still.err()).contains("StepFailed sources");
        assertThat(fixed.code()).as(fixed.err()).isZero();
        assertThat(fixed.out()).contains("completed");
        assertThat(fixed.err()).isEmpty();
    }

    @Test
    void taskRunShouldTellAFailedStepByItsExitCode() {
        shell.run("task", "create", "--name", "standing", "--local-path", folder.toString());
        shell.run("step", "create", "--task", "standing", "--id", "a", "--settings", "{\"file_exists\":\"none\"}");

        assertThat(shell.run("task", "run", "standing").code()).isEqualTo(10);
        assertThat(shell.run("run-steps", "standing").code()).isEqualTo(10);
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

    private String file(String definition) throws IOException {
        return Files.writeString(folder.resolve("task.yaml"), definition).toString();
    }
}
