package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tasks are made, run, listed and looked at: by the database and by a server the same. */
@ParameterizedClass
@EnumSource(Face.class)
class TaskCommandsTest extends DefinitionWorld {

    TaskCommandsTest(Face face) {
        super(face);
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
    void taskRunShouldRunATaskThatIsOverOnceMoreOnlyWhenForced() throws IOException {
        Files.writeString(folder.resolve("main.c"), "int main;");
        Path marks = folder.resolve("marks");
        String tracked =
                "name: tracked\nsteps:\n  - id: look\n    command: { argv: [sh, -c, 'echo x >> %s'], files: [main.c] }\n"
                        .formatted(marks);
        shell.run("run", file(tracked), "--local-path", folder.toString(), "-q");

        Shell.Result again = shell.run("task", "run", "tracked");
        assertThat(again.code()).isZero();
        assertThat(Files.readAllLines(marks)).hasSize(1);
        Shell.Result forced = shell.run("task", "run", "tracked", "--force");

        assertThat(forced.code()).as(forced.err()).isZero();
        assertThat(Files.readAllLines(marks)).hasSize(2);
        Document task =
                Document.parse(shell.run("task", "get", "tracked", "-o", "json").out());
        assertThat(Cells.text(task, "round")).isEqualTo("2");
        assertThat(task.at("steps.0.decision")).contains(Document.of("forced"));
    }

    @Test
    void taskRunShouldTellAFailedStepByItsExitCode() {
        shell.run("task", "create", "--name", "standing", "--local-path", folder.toString());
        shell.run("step", "create", "--task", "standing", "--id", "a", "--settings", "{\"file_exists\":\"none\"}");

        assertThat(shell.run("task", "run", "standing").code()).isEqualTo(10);
        assertThat(shell.run("run-steps", "standing").code()).isEqualTo(10);
    }
}
