package dev.gradus.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.Explanation;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.step.Origin;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps whose tracked files decide whether they are executed, from end to end. */
class ReuseTest {
    private static final Cause TEST = Cause.of(new Actor("test"));
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String BUILD = """
            name: build
            steps:
              - id: compile
                command: { argv: [sh, -c, "echo run >> ran.txt; cat app/main.go"], files: [app/] }
              - id: link
                needs: [compile]
                command: { argv: [sh, -c, "echo run >> linked.txt"], files: [link.ld] }
              - id: check
                needs: [link]
                command: [sh, -c, "echo run >> checked.txt"]
            """;

    @TempDir
    Path folder;

    private final Gradus gradus = Gradus.builder().build();

    @BeforeEach
    void sources() throws IOException {
        Files.createDirectories(folder.resolve("app"));
        Files.writeString(folder.resolve("app/main.go"), "package main");
        Files.writeString(folder.resolve("app/other.go"), "package main");
        Files.writeString(folder.resolve("link.ld"), "sections");
        gradus.startWorker(new WorkerOptions("one", 2, Map.of()));
    }

    @AfterEach
    void close() {
        gradus.close();
    }

    @Test
    void anUnchangedStepIsNotExecutedAgain() {
        TaskId task = create(BUILD);
        awaitEnd(task);

        TaskSnapshot second = again(task, new TaskCommand.NextRound(Set.of()));

        assertThat(runs("ran.txt")).isEqualTo(1);
        assertThat(runs("linked.txt")).isEqualTo(1);
        assertThat(runs("checked.txt")).isEqualTo(2);
        Step compile = second.require(new StepKey("compile"));
        assertThat(compile.result().origin()).isEqualTo(Origin.REUSED);
        assertThat(compile.result().results().member("stdout")).contains(Document.of("package main"));
        assertThat(gradus.tasks().explain(task).decisions())
                .contains(new Explanation.Decided(new StepKey("compile"), Origin.REUSED, 1, List.of()));
        assertThat(log(compile, 2)).contains("nothing changed since attempt 1: its results are reused");
        assertThat(gradus.tasks().verify(task)).isEmpty();
    }

    @Test
    void touchingAFilesTimeChangesNothing() throws IOException {
        TaskId task = create(BUILD);
        awaitEnd(task);

        Files.setLastModifiedTime(
                folder.resolve("app/main.go"), FileTime.from(Instant.now().plusSeconds(3_600)));
        again(task, new TaskCommand.NextRound(Set.of()));

        assertThat(runs("ran.txt")).isEqualTo(1);
    }

    @Test
    void oneChangedByteRunsExactlyTheStepThatTracksIt() throws IOException {
        TaskId task = create(BUILD);
        awaitEnd(task);

        Files.writeString(folder.resolve("app/main.go"), "package maim");
        TaskSnapshot second = again(task, new TaskCommand.NextRound(Set.of()));

        assertThat(runs("ran.txt")).isEqualTo(2);
        assertThat(runs("linked.txt")).isEqualTo(1);
        assertThat(gradus.tasks().explain(task).decisions())
                .contains(new Explanation.Decided(
                        new StepKey("compile"), Origin.EXECUTED, 2, List.of("files/app/main.go")));
        assertThat(log(second.require(new StepKey("compile")), 2)).contains("what changed: files/app/main.go");
        again(task, new TaskCommand.NextRound(Set.of()));
        assertThat(runs("ran.txt")).isEqualTo(2);
    }

    @Test
    void aForcedRoundExecutesOnceAllTheSame() {
        TaskId task = create(BUILD);
        awaitEnd(task);

        TaskSnapshot second = again(task, new TaskCommand.NextRound(Set.of(new StepKey("compile")), true));
        assertThat(second.require(new StepKey("compile")).result().origin()).isEqualTo(Origin.FORCED);
        again(task, new TaskCommand.NextRound(Set.of(new StepKey("compile"))));

        assertThat(runs("ran.txt")).isEqualTo(2);
        assertThat(runs("linked.txt")).isEqualTo(1);
    }

    @Test
    void aRerunOfOneStepExecutesItAndReusesTheRest() {
        TaskId task = create(BUILD);
        awaitEnd(task);
        again(task, new TaskCommand.NextRound(Set.of()));

        TaskSnapshot third =
                again(task, new TaskCommand.Reopen(StepTrigger.RERUN, Set.of(new StepKey("compile")), true));

        assertThat(runs("ran.txt")).isEqualTo(2);
        assertThat(runs("linked.txt")).isEqualTo(1);
        assertThat(third.require(new StepKey("compile")).state()).isEqualTo(StepState.COMPLETED);
    }

    @Test
    void neverAndForceArePoliciesOfTheStep() {
        TaskId task = create("""
                name: policies
                steps:
                  - id: never
                    reuse: never
                    command: { argv: [sh, -c, "echo run >> never.txt"], files: [app/] }
                  - id: force
                    reuse: force
                    command: { argv: [sh, -c, "echo run >> force.txt"], files: [app/] }
                """);
        awaitEnd(task);

        TaskSnapshot second = again(task, new TaskCommand.NextRound(Set.of()));

        assertThat(runs("never.txt")).isEqualTo(2);
        assertThat(runs("force.txt")).isEqualTo(2);
        assertThat(second.require(new StepKey("never")).result().origin()).isEqualTo(Origin.EXECUTED);
        assertThat(second.require(new StepKey("force")).result().origin()).isEqualTo(Origin.FORCED);
    }

    @Test
    void aMissingTrackedFileIsAFailureThatNamesIt() throws IOException {
        TaskId task = create(BUILD);
        Files.delete(folder.resolve("link.ld"));

        TaskSnapshot end = awaitEnd(task);

        assertThat(end.require(new StepKey("link")).result().failure()).satisfies(failure -> {
            assertThat(failure.code()).isEqualTo("FILE_NOT_FOUND");
            assertThat(failure.message()).isEqualTo("file not found: link.ld");
        });
    }

    private TaskId create(String definition) {
        var read = gradus.definitions()
                .read(new DefinitionText("test.yaml", definition))
                .orThrow();
        var options = new TaskRequest.Options(null, null, folder.toString(), false, Map.of(), null);
        return gradus.tasks()
                .create(new TaskRequest(new TaskRequest.Inline(read), Document.emptyObject(), options), TEST)
                .task()
                .task()
                .id();
    }

    private TaskSnapshot awaitEnd(TaskId task) {
        TaskSnapshot end =
                gradus.tasks().await(task, snapshot -> snapshot.task().state().isTerminal(), SOON);
        assertThat(end.task().state().isTerminal()).isTrue();
        return end;
    }

    private TaskSnapshot again(TaskId task, TaskCommand command) {
        gradus.tasks().apply(task, command, TEST);
        return awaitEnd(task);
    }

    private int runs(String name) {
        try {
            return Files.readAllLines(folder.resolve(name)).size();
        } catch (IOException absent) {
            return 0;
        }
    }

    private String log(Step step, int attempt) {
        return gradus.steps().log(step.id(), attempt, 0, 100).stream()
                .map(chunk -> chunk.text())
                .collect(Collectors.joining());
    }
}
