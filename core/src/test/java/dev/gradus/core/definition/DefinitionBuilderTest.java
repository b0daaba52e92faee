package dev.gradus.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.step.ApprovalMoment;
import dev.gradus.core.step.ReuseMode;
import dev.gradus.core.step.StepRole;
import dev.gradus.core.step.When;
import dev.gradus.core.task.Dispatch;
import dev.gradus.core.task.OnFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same definition, written in Java and in a file. */
class DefinitionBuilderTest {

    static Stream<Arguments> examples() {
        return Stream.of(
                Arguments.of("hello.yaml", hello()),
                Arguments.of("retry.yaml", retry()),
                Arguments.of("build-and-check.yaml", buildAndCheck()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aFileAndItsBuilderShouldGiveTheSameDefinition(String file, DefinitionBuilder builder) throws IOException {
        Definition written = Texts.valid(Files.readString(Path.of("..", "examples", file)));

        Definition built = Texts.READER.read(builder.text()).orThrow();

        assertThat(built).isEqualTo(written);
        assertThat(built.version()).isEqualTo(written.version());
    }

    @Test
    void everyExampleShouldHaveItsBuilder() throws IOException {
        List<String> files = Texts.files(Path.of("..", "examples")).stream()
                .map(file -> file.getFileName().toString())
                .toList();

        assertThat(examples().map(example -> example.get()[0])).containsExactlyInAnyOrderElementsOf(List.copyOf(files));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itsTextShouldBeReadBackToTheSameDefinition(String file, DefinitionBuilder builder) {
        Definition built = Texts.READER.read(builder.text()).orThrow();

        Definition again = Texts.valid(built.source().toJson());
        Definition canonical = Texts.valid(built.source().canonicalJson()); // whose members are sorted, inputs too

        assertThat(again).isEqualTo(built);
        assertThat(canonical.ref()).isEqualTo(built.ref());
        assertThat(canonical.steps()).isEqualTo(built.steps());
    }

    @Test
    void everyCommonKeyShouldHaveItsMethod() {
        DefinitionBuilder builder = DefinitionBuilder.named("all")
                .title("All")
                .description("Every key once")
                .dispatch(Dispatch.MANUAL)
                .onFailure(OnFailure.CONTINUE)
                .label("team", "examples")
                .input("text", InputType.STRING)
                .step("first", step -> step.kind("wait", "1s"))
                .step(
                        "second",
                        step -> step.title("The second")
                                .role(StepRole.AUDIT)
                                .needs("first")
                                .when(When.ALWAYS)
                                .retry(
                                        4,
                                        waits -> waits.backoff(Duration.ofMillis(1_500))
                                                .multiplier(1.5)
                                                .maxBackoff(Duration.ofMinutes(90))
                                                .notOn(FailureClass.USER, FailureClass.POLICY))
                                .timeout(Duration.ofMinutes(90))
                                .priority(-3)
                                .delay(Duration.ofDays(2))
                                .label("gpu", "yes")
                                .env("TEXT", "${inputs.text}")
                                .reuse(ReuseMode.NEVER)
                                .approval(ApprovalMoment.AFTER)
                                .kind("command", Map.of("argv", List.of("true"))));

        Definition written = Texts.valid("""
                name: all
                title: All
                description: Every key once
                dispatch: manual
                on_failure: continue
                labels: { team: examples }
                inputs: { text: { type: string } }
                steps:
                  - id: first
                    wait: 1s
                  - id: second
                    title: The second
                    role: audit
                    needs: [first]
                    when: always
                    retry: { max_attempts: 4, backoff: 1s500ms, multiplier: 1.5, max_backoff: 1h30m, not_on: [user, policy] }
                    timeout: 1h30m
                    priority: -3
                    delay: 2d
                    labels: { gpu: "yes" }
                    env: { TEXT: "${inputs.text}" }
                    reuse: never
                    approval: after
                    command: { argv: ["true"] }
                """);

        assertThat(Texts.READER.read(builder.text()).orThrow()).isEqualTo(written);
    }

    @Test
    void aFaultShouldNameTheDefinition() {
        Reading reading = Texts.READER.read(DefinitionBuilder.named("broken")
                .step("a", step -> step.needs("b").kind("wait", "1s"))
                .text());

        assertThat(reading.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.file()).isEqualTo("definition 'broken'"));
    }

    private static DefinitionBuilder hello() {
        return DefinitionBuilder.named("hello")
                .title("Say something, then add two numbers")
                .input(
                        "text",
                        Document.emptyObject()
                                .with("type", "string")
                                .with("default", "hello")
                                .with("description", "What to say"))
                .input("a", Document.of(2))
                .input("b", Document.of(3))
                .step("echo", step -> step.kind("tool", tool("echo", Map.of("text", "${inputs.text}"))))
                .step(
                        "add",
                        step -> step.needs("echo")
                                .kind("tool", tool("add", Map.of("a", "${inputs.a}", "b", "${inputs.b}"))));
    }

    private static DefinitionBuilder retry() {
        return DefinitionBuilder.named("retry")
                .step("before", step -> step.kind("tool", tool("echo", Map.of("text", "done once and not again"))))
                .step(
                        "ready",
                        step -> step.needs("before")
                                .kind("file_exists", "ready.txt")
                                .retry(
                                        3,
                                        waits -> waits.backoff(Duration.ofMillis(200))
                                                .multiplier(2)))
                .step("after", step -> step.needs("ready").kind("tool", tool("echo", Map.of("text", "finished"))));
    }

    private static DefinitionBuilder buildAndCheck() {
        return DefinitionBuilder.named("build-and-check")
                .input("target", Document.of("all"))
                .input(
                        "settle",
                        Document.emptyObject()
                                .with("type", "string")
                                .with("default", "2s")
                                .with("description", "How long to wait before checking"))
                .label("team", "examples")
                .step(
                        "sources",
                        step -> step.title("The sources are there").kind("file_exists", List.of("Makefile", "main.c")))
                .step(
                        "build",
                        step -> step.needs("sources")
                                .kind("command", List.of("make", "${inputs.target}"))
                                .retry(
                                        3,
                                        waits -> waits.backoff(Duration.ofSeconds(2))
                                                .notOn(FailureClass.USER))
                                .timeout(Duration.ofMinutes(5)))
                .step("settle", step -> step.needs("build").kind("wait", "${inputs.settle}"))
                .step(
                        "check",
                        step -> step.needs("settle")
                                .kind("command", Map.of("argv", List.of("make", "check")))
                                .env("TARGET", "${inputs.target}")
                                .timeout(Duration.ofMinutes(2)))
                .step(
                        "clean-up",
                        step -> step.title("Only after a failure")
                                .needs("build", "check")
                                .when(When.FAILURE)
                                .kind("command", List.of("make", "clean")))
                .step(
                        "report",
                        step -> step.needs("check", "clean-up")
                                .when(When.ALWAYS)
                                .kind("tool", tool("echo", Map.of("text", "task ${task.id} is through"))));
    }

    private static Map<String, Object> tool(String name, Map<String, Object> input) {
        return Map.of("name", name, "input", input);
    }
}
