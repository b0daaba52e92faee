package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Standing tasks are run round by round: by the database and by a server the same. */
@ParameterizedClass
@EnumSource(Face.class)
class StandingTaskRunTest extends StandingTaskWorld {

    StandingTaskRunTest(Face face) {
        super(face);
    }

    @Test
    void shouldFollowNumbersAndNeedsFirst() throws IOException {
        say("late", "1");
        say("first", "2");
        say("second", "3");
        run("step", "edit", "nightly/late", "--set", "depends_on=[{\"id\":3}]");

        assertThat(gradus.run("task", "run", "nightly").code()).isZero();

        assertThat(order()).containsExactly("2", "3", "1");
    }

    @Test
    void shouldGoOnAfterAFailureAndTellItByTheExitCode() {
        add("bad", "{\"file_exists\":\"nothing\"}");
        add("after", "{\"file_exists\":\"nothing\",\"depends_on\":[{\"id\":1}]}");
        add("good", ADD);

        Shell.Result result = taskSync.run("task", "run", "1");

        assertThat(result.code()).isEqualTo(10);
        assertThat(states()).containsExactly("failed", "skipped", "completed");
    }

    @Test
    void shouldBeginANewRoundEachTime() {
        add("a", ADD);

        run("task", "run", "nightly");
        run("task", "run", "nightly");

        assertThat(field("task", "get", "nightly", "round")).isEqualTo("2");
        assertThat(json("step", "attempts", "1").size()).isEqualTo(2);
    }

    @Test
    void shouldReuseWhatIsUnchangedAndExecuteItWhenForced() throws IOException {
        tracked();

        run("task", "run", "nightly");
        run("task", "run", "nightly");
        assertThat(decisionAfter(1)).isEqualTo("reused");
        run("task", "run", "nightly", "--force");
        assertThat(decisionAfter(2)).isEqualTo("forced");
        run("run-steps", "nightly", "--force");
        assertThat(decisionAfter(3)).isEqualTo("forced");
        run("run-steps", "nightly", "--step", "one");
        assertThat(decisionAfter(3)).isEqualTo("reused");
    }

    @Test
    void shouldForceOneStep() throws IOException {
        tracked();

        run("step", "run", "nightly/one", "--wait");
        run("step", "run", "nightly/one", "--wait");
        assertThat(decisionAfter(1)).isEqualTo("reused");
        run("step", "run", "nightly/one", "--wait", "--force");
        assertThat(decisionAfter(2)).isEqualTo("forced");
    }

    @Test
    void shouldForceWhatIsLeftOfARoundThatIsUnderWay() throws IOException {
        tracked();
        add("two", ADD);
        run("task", "run", "nightly");
        run("task", "rerun", "nightly");

        run("task", "run", "nightly", "--force", "--max-steps", "4");

        assertThat(decisionAfter(2)).isEqualTo("forced");
    }

    private void tracked() throws IOException {
        Files.writeString(folder.resolve("source"), "x");
        Document body = Document.emptyObject()
                .with("argv", List.of("sh", "-c", "echo x >> " + folder.resolve("order")))
                .with("files", List.of("source"));
        add("one", Document.emptyObject().with("command", body).toJson());
    }

    /** How the step came by its results, when its command has been executed so often. */
    private String decisionAfter(int executions) throws IOException {
        assertThat(order()).hasSize(executions);
        return field("step", "get", "nightly/one", "decision");
    }

    @Test
    void shouldRunSeveralStepsBesideOneAnother() throws IOException {
        Path meeting = folder.resolve("meeting");
        for (String one : List.of("a", "b", "c")) {
            // each waits until all three have come
            add(one, command("echo x >> " + meeting + "; until [ $(wc -l < " + meeting + ") -ge 3 ]; do :; done"));
        }

        Shell.Result result = gradus.run("task", "run", "nightly", "--parallel", "3");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(Files.readAllLines(meeting)).hasSize(3);
    }

    @Test
    void shouldRunGeneratedStepsBesideOneAnotherAndGoOn() throws IOException {
        Path meeting = folder.resolve("meeting");
        String meet = "echo x >> " + meeting + "; until [ $(wc -l < " + meeting + ") -ge 2 ]; do :; done";
        add("parent", command(meet).replace("\"command\"", "\"twins\""));
        add("after", command("echo last >> " + meeting));

        Shell.Result result = gradus.run("task", "run", "nightly", "--reason", "at last");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(states()).containsOnly("completed").hasSize(4);
        assertThat(Files.readAllLines(meeting)).hasSize(3);
        assertThat(gradus.run("task", "events", "nightly", "-o", "json").out()).contains("at last");
        assertThat(gradus.run("step", "delete", "nightly/parent", "--yes").code())
                .as("with what it generated")
                .isZero();
        assertThat(steps()).hasSize(1);
    }

    @Test
    void shouldRefuseAnInactiveTask() {
        add("a", ADD);
        run("task", "edit", "nightly", "--set", "status=disabled");

        Shell.Result result = gradus.run("task", "run", "nightly");

        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("is inactive");
    }

    @Test
    void runStepsShouldRunEveryActiveStandingTask() {
        add("a", ADD);
        run("task", "create", "--name", "empty");
        run("task", "create", "--name", "asleep", "--status", "inactive");
        gradus.run("step", "create", "--task", "asleep", "--id", "b", "--settings", ADD);
        run("task", "create", "--name", "failing");
        gradus.run("step", "create", "--task", "failing", "--id", "c", "--settings", "{\"wait\":\"1ms\"}");

        Shell.Result result = taskSync.run("run-steps", "-o", "ids");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("1\n4\n");
        assertThat(field("task", "get", "asleep", "state")).isEqualTo("pending");
    }

    @Test
    void runStepsShouldRunOnlyTheChosenOnes() {
        add("a", ADD);
        add("b", ADD);
        run("run-steps", "nightly");

        run("run-steps", "nightly", "--step", "b");

        assertThat(json("step", "attempts", "1").size()).isEqualTo(1);
        assertThat(json("step", "attempts", "2").size()).isEqualTo(2);
    }

    @Test
    void stepRunShouldRunOneStepAndTellHowItEnded() {
        add("good", ADD);
        add("bad", "{\"file_exists\":\"nothing\"}");
        add("after", "{\"file_exists\":\"nothing\",\"depends_on\":[{\"id\":1}]}");

        assertThat(gradus.run("step", "run", "3", "--wait").code())
                .as("its need has not been run")
                .isEqualTo(5);
        assertThat(taskSync.run("step", "run", "1").code()).isZero();
        assertThat(gradus.run("step", "run", "2", "--wait").code()).isEqualTo(10);
        assertThat(gradus.run("step", "run", "nightly/good", "--wait").code())
                .as("once more")
                .isZero();
        assertThat(json("step", "attempts", "1").size()).isEqualTo(2);
    }
}
