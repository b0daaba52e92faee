package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** taskonaut's commands: straight to the engine and to a server they say the same. */
abstract class FlowCommandsContract {
    private final TestPlatform platform = new TestPlatform();
    private final Shell gradus = new Shell(platform, Personality.GRADUS);
    private final Shell taskonaut = new Shell(platform, Personality.TASKONAUT);

    TestPlatform platform() {
        return platform;
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void runFlowShouldPrintTheCompletedTask() {
        Shell.Result result = gradus.run("run-flow", "--text", "hello", "--a", "2", "--b", "3");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        Document task = task(result);
        assertThat(task.at("status")).contains(Document.of("COMPLETED"));
        assertThat(task.at("output_payload"))
                .contains(Document.parse("{\"echo\":{\"text\":\"hello\"},\"add\":{\"sum\":5}}"));
    }

    @Test
    void twoLinesOnTheTraceShouldComeBeforeTheTask() {
        Shell.Result result = gradus.run("run-flow", "--mode", "create");

        String trace = Cells.text(task(result), "trace_id");
        assertThat(result.out().lines().limit(3))
                .containsExactly("trace_id: " + trace, "trace_url: http://localhost:16686/trace/" + trace, "{");
    }

    @Test
    void fiveAdvancesShouldCompleteTheDefaultFlowAndASixthShouldChangeNothing() {
        String id = created();

        assertThat(advanced(id)).isEqualTo("RUNNING");
        assertThat(advanced(id)).isEqualTo("WAITING_OBSERVATION");
        assertThat(advanced(id)).isEqualTo("RUNNING");
        assertThat(advanced(id)).isEqualTo("WAITING_OBSERVATION");
        assertThat(advanced(id)).isEqualTo("COMPLETED");
        assertThat(advanced(id)).isEqualTo("COMPLETED");
    }

    @Test
    void twoAdvancesAtOnceShouldBeTwoTransitionsAndOneCallPerTool() {
        String id = created();

        Document first = afterTwoAtOnce(id);
        Document second = afterTwoAtOnce(id);

        assertThat(Cells.text(first, "status")).isEqualTo("WAITING_OBSERVATION");
        assertThat(first.at("tool_calls").orElseThrow().size()).isEqualTo(1);
        assertThat(Cells.text(second, "status")).isEqualTo("WAITING_OBSERVATION");
        assertThat(second.at("tool_calls").orElseThrow().size()).isEqualTo(2);
        assertThat(advanced(id)).isEqualTo("COMPLETED");
    }

    private Document afterTwoAtOnce(String id) {
        CompletableFuture<Shell.Result> other = CompletableFuture.supplyAsync(() -> gradus.run("advance-task", id));
        Shell.Result own = gradus.run("advance-task", id);

        assertThat(own.code()).as(own.err()).isZero();
        assertThat(other.join().code()).as(other.join().err()).isZero();
        return task(gradus.run("get-task", id));
    }

    @Test
    void runTaskShouldKeepWhatItDidBeforeTheLimit() {
        String id = created();

        Shell.Result stopped = gradus.run("run-task", id, "--max-steps", "4");
        Shell.Result ended = gradus.run("run-task", id, "--max-steps", "1");

        assertThat(stopped.code()).isEqualTo(1);
        assertThat(stopped.err().strip()).isEqualTo("Task " + id + " did not reach terminal state within 4 steps");
        assertThat(ended.code()).isZero();
        assertThat(Cells.text(task(ended), "status")).isEqualTo("COMPLETED");
    }

    @Test
    void maxStepsBeyondTheFormShouldBeAnsweredWithTheFault() {
        Shell.Result tooFew = gradus.run("run-flow", "--max-steps", "0");
        Shell.Result tooMany = gradus.run("run-flow", "--max-steps", "1001");

        assertThat(tooFew.code()).isEqualTo(1);
        assertThat(Document.parse(tooFew.err()).at("detail.0.type")).contains(Document.of("greater_than_equal"));
        assertThat(tooMany.code()).isEqualTo(1);
        assertThat(Document.parse(tooMany.err()).at("detail.0.type")).contains(Document.of("less_than_equal"));
    }

    @Test
    void maxStepsBeyondThePolicyShouldBeRefusedByName() {
        Shell.Result result = gradus.run("run-flow", "--max-steps", "65");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err().strip()).isEqualTo("MAX_STEPS_EXCEEDED: max_steps=65 exceeds policy max_steps=64");
    }

    @Test
    void unknownIdsShouldBeNamed() {
        Shell.Result malformed = gradus.run("get-task", "seven");
        Shell.Result unknown = gradus.run("show", "3f6c0c1e-0000-4000-8000-000000000001");

        assertThat(malformed.code()).isEqualTo(1);
        assertThat(malformed.err().strip()).isEqualTo("Invalid task id: seven");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err().strip()).isEqualTo("Task 3f6c0c1e-0000-4000-8000-000000000001 not found");
    }

    @Test
    void runGraphShouldFollowTheOrderOfTheFlow() {
        Shell.Result result = gradus.run("run-graph", "--flow", "add_echo");
        Shell.Result unknown = gradus.run("run-graph", "--flow", "nope");

        assertThat(task(result).at("steps.0.step_name")).contains(Document.of("add"));
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err().strip())
                .isEqualTo("INVALID_FLOW: Unsupported flow 'nope'. Available flows: add_echo, demo, echo_add");
    }

    @Test
    void getTasksShouldListTheNewestFirst() {
        String first = created();
        String second = created();

        Document tasks = Document.parse(gradus.run("get-tasks").out());

        assertThat(tasks.at("0.id")).contains(Document.of(second));
        assertThat(tasks.at("1.id")).contains(Document.of(first));
    }

    @Test
    void metricsDumpShouldCountTasksByStatus() {
        gradus.run("run-flow");

        Shell.Result result = gradus.run("metrics", "dump");

        assertThat(result.out()).contains("taskrunner_tasks_total{status=\"COMPLETED\"} 1.0");
    }

    @Nested
    class Run {
        @Test
        void shouldCheckItsInputBeforeItMakesATask() {
            Shell.Result result = taskonaut.run("run", "--flow", "demo", "--input", "{\"text\": 3}");

            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err())
                    .startsWith("Policy violation [INVALID_TASK_INPUT_SCHEMA]: Task input schema validation failed:");
            assertThat(Document.parse(gradus.run("get-tasks").out()).size()).isZero();
        }

        @Test
        void shouldLetTheFlagWinOverTheFlowInTheInput() {
            Shell.Result result =
                    taskonaut.run("run", "--flow", "add_echo", "--input", "{\"flow_name\":\"demo\",\"a\":4}");

            assertThat(result.code()).isZero();
            assertThat(Cells.text(task(result), "flow_name")).isEqualTo("add_echo");
        }

        @Test
        void shouldTellAPolicyViolationByItsExitCode() {
            Shell.Result result = taskonaut.run("run", "--flow", "demo", "--input", "{}", "--max-steps", "65");

            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err().strip())
                    .isEqualTo("Policy violation [MAX_STEPS_EXCEEDED]: max_steps=65 exceeds policy max_steps=64");
        }
    }

    @Nested
    class Validate {
        @Test
        void shouldSayThatAnInputPasses() {
            Shell.Result theirs = taskonaut.run("validate", "--flow", "demo", "--input", "{\"text\":\"x\"}");
            Shell.Result ours = gradus.run("validate", "--flow", "demo", "--input", "{\"text\":\"x\"}");

            assertThat(theirs).isEqualTo(new Shell.Result(0, "Validation passed for flow 'demo'\n", ""));
            assertThat(ours).isEqualTo(theirs);
        }

        @Test
        void shouldNameTheRuleThatAnInputBreaks() {
            Shell.Result flow = taskonaut.run("validate", "--flow", "nope", "--input", "{}");
            Shell.Result size = taskonaut.run("validate", "--flow", "demo", "--input", " ".repeat(65_537));

            assertThat(flow.code()).isEqualTo(2);
            assertThat(flow.err()).startsWith("Policy violation [INVALID_FLOW]: ");
            assertThat(size.code()).isEqualTo(2);
            assertThat(size.err().strip())
                    .isEqualTo("Policy violation [MAX_INPUT_BYTES_EXCEEDED]: "
                            + "Input payload is 65537 bytes, exceeds max_input_bytes=65536");
        }
    }

    private String created() {
        return Cells.text(task(gradus.run("run-flow", "--mode", "create")), "id");
    }

    private String advanced(String id) {
        return Cells.text(task(gradus.run("advance-task", id)), "status");
    }

    private static Document task(Shell.Result result) {
        return Document.parse(result.out().substring(result.out().indexOf('{')));
    }
}
