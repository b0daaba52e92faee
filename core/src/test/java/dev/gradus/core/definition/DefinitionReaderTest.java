package dev.gradus.core.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.policy.Backoff;
import dev.gradus.core.policy.RetryPolicy;
import dev.gradus.core.policy.TimeoutPolicy;
import dev.gradus.core.step.ReuseMode;
import dev.gradus.core.step.StepBody;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepPlace;
import dev.gradus.core.step.StepPolicies;
import dev.gradus.core.step.StepRole;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.When;
import dev.gradus.core.task.Dispatch;
import dev.gradus.core.task.OnFailure;
import dev.gradus.core.task.TaskRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DefinitionReaderTest {
    private static final String FULL = """
            name: full
            title: Everything at once
            description: |
              What it is for.
            inputs:
              image: "my-app:1.0"
              count: { type: integer, required: true, description: How many }
              note: { type: string, required: false }
            on_failure: continue
            dispatch: manual
            labels: { team: build }
            steps:
              - id: sources
                file_exists: [Dockerfile, main.c]
              - id: build
                title: Build it
                role: setup
                needs: [sources]
                when: always
                retry: { max_attempts: 3, backoff: 2s, multiplier: 3, max_backoff: 1m, not_on: [user, policy] }
                timeout: 5m
                priority: -5
                delay: 10s
                labels: { disk: fast }
                env: { IMAGE: "${inputs.image}" }
                reuse: never
                command: { argv: [make, "${inputs.count}"] }
              - retry: 2
                wait: 1s
            """;

    private static StepKey key(String value) {
        return new StepKey(value);
    }

    @Nested
    class Read {

        @Test
        void everyKeyShouldArriveWhereItBelongs() {
            Definition definition = Texts.valid(FULL);

            assertThat(definition.name()).isEqualTo("full");
            assertThat(definition.rules()).isEqualTo(new TaskRules(Dispatch.MANUAL, OnFailure.CONTINUE));
            assertThat(definition.labels()).isEqualTo(Map.of("team", "build"));
            assertThat(definition.inputs())
                    .containsExactly(
                            new InputSpec("image", InputType.STRING, false, Document.of("my-app:1.0"), ""),
                            new InputSpec("count", InputType.INTEGER, true, null, "How many"),
                            new InputSpec("note", InputType.STRING, false, null, ""));
            assertThat(definition.steps())
                    .extracting(StepSpec::key)
                    .containsExactly(key("sources"), key("build"), key("step-3"));
            assertThat(definition.steps().get(1))
                    .isEqualTo(new StepSpec(
                            key("build"),
                            "Build it",
                            new StepPlace(StepRole.SETUP, null),
                            new StepBody(
                                    "command",
                                    Document.parse(
                                            "{\"argv\":[\"make\",\"${inputs.count}\"],\"env\":{\"IMAGE\":\"${inputs.image}\"}}"),
                                    true),
                            Set.of(key("sources")),
                            new StepPolicies(
                                    When.ALWAYS,
                                    new RetryPolicy(
                                            3,
                                            new Backoff(Duration.ofSeconds(2), 3, Duration.ofMinutes(1)),
                                            Set.of(FailureClass.USER, FailureClass.POLICY)),
                                    new TimeoutPolicy(Duration.ofMinutes(5)),
                                    -5,
                                    Duration.ofSeconds(10),
                                    ReuseMode.NEVER),
                            Map.of("disk", "fast")));
            assertThat(definition.steps().get(2).policies().retry())
                    .isEqualTo(new RetryPolicy(2, Backoff.DEFAULT, Set.of()));
        }

        @Test
        void aStepWithoutPoliciesShouldHaveTheDefaults() {
            StepSpec step =
                    Texts.valid("name: a\nsteps:\n  - wait: 1s\n").steps().get(0);

            assertThat(step)
                    .isEqualTo(StepSpec.work(key("step-1"), new StepBody("wait", Document.of("1s"), true), Set.of()));
        }

        @Test
        void theSourceShouldBeTheContentAsWritten() {
            Definition definition = Texts.valid("name: a\nsteps:\n  - wait: 1s\n    depends_on: []\n");

            assertThat(definition.source())
                    .isEqualTo(Document.parse("{\"name\":\"a\",\"steps\":[{\"wait\":\"1s\",\"depends_on\":[]}]}"));
        }

        @Test
        void theFormOfTaskSyncShouldBecomeNeeds() {
            Definition definition = Texts.valid("""
                    name: seeds
                    steps:
                      - { id: "1", file_exists: a.txt }
                      - { id: b, tool: { name: echo, input: { text: x }, depends_on: [{ id: 1 }] } }
                      - { id: c, depends_on: [{ id: b }], wait: 1s }
                      - { id: d, needs: c, wait: 1s }
                    """);

            assertThat(definition.steps())
                    .extracting(StepSpec::needs)
                    .containsExactly(Set.of(), Set.of(key("1")), Set.of(key("b")), Set.of(key("c")));
            assertThat(definition.steps().get(1).body().settings())
                    .isEqualTo(Document.parse("{\"name\":\"echo\",\"input\":{\"text\":\"x\"}}"));
        }

        @Test
        void resultsOfStepsNeededThroughOthersShouldBeUsable() {
            assertThat(Texts.problems("""
                            name: a
                            steps:
                              - { id: a, wait: 1s }
                              - { id: b, needs: [a], wait: 1s }
                              - { id: c, needs: [b], tool: { name: echo, input: { text: "${steps.a.results.waited_until}" } } }
                            """)).isEmpty();
        }

        @Test
        void aTextOfMoreThanOneMebibyteShouldBeRefused() {
            String text = "name: a\ntitle: b # " + "x".repeat(1 << 20);

            assertThat(Texts.problems(text)).containsExactly("1:1: TOO_LARGE");
            assertThat(Texts.problems("# " + "\u00e9".repeat(600_000))).containsExactly("1:1: TOO_LARGE");
        }

        @Test
        void moreProblemsThanAnybodyReadsShouldBeCounted() {
            Reading reading = Texts.read("name: a\nsteps:\n" + "  - x: 1\n".repeat(2_000));

            assertThat(reading.problems()).hasSize(Findings.MAX_SHOWN + 1);
            assertThat(reading.problems().get(Findings.MAX_SHOWN).message())
                    .isEqualTo("1000 more problems are not shown");
        }

        @Test
        void moreThanTenThousandStepsOrAThousandNeedsShouldBeRefused() {
            StringBuilder steps = new StringBuilder("name: a\nsteps:\n");
            steps.append("  - wait: 1s\n".repeat(10_001));
            StringBuilder needs = new StringBuilder("name: a\nsteps:\n");
            needs.append("  - wait: 1s\n".repeat(1_001)).append("  - wait: 1s\n    needs: [");
            for (int i = 1; i <= 1_001; i++) {
                needs.append("step-").append(i).append(", ");
            }
            needs.append("]\n");

            assertThat(Texts.problems(steps.toString())).containsExactly("3:3: OUT_OF_RANGE");
            assertThat(Texts.problems(needs.toString())).containsExactly("1004:5: OUT_OF_RANGE");
        }

        @Test
        void messagesShouldNotCarryWhatMisleadsATerminal() {
            Reading reading =
                    Texts.read("{\"name\": \"a\", \"\\u001b[31m\\u202e\": 1, \"steps\": [{\"wait\": \"1s\"}]}");

            assertThat(reading.problems().toString())
                    .doesNotContain("\u001b", "\u202e")
                    .contains("\\u001b[31m\\u202e");
        }
    }

    @Nested
    class Stored {

        @Test
        void aSourceShouldGiveTheSameDefinitionAgain() {
            Definition definition = Texts.valid(FULL);

            Definition again =
                    Texts.READER.ofStored(Document.parse(definition.source().toJson()));

            assertThat(again).isEqualTo(definition);
            assertThat(again.ref()).isEqualTo(definition.ref());
        }

        @Test
        void aStoreThatForgetsTheOrderOfMembersShouldNotChangeSteps() {
            Definition definition = Texts.valid(FULL);

            Definition again =
                    Texts.READER.ofStored(Document.parse(definition.source().canonicalJson()));

            assertThat(again.steps()).isEqualTo(definition.steps());
            assertThat(again.ref()).isEqualTo(definition.ref());
        }

        @Test
        void aKindThatIsGoneShouldBeRefused() {
            Document source = Texts.valid(FULL).source();
            DefinitionReader other = new DefinitionReader(KindRegistry.of(List.of()));

            assertThatThrownBy(() -> other.ofStored(source))
                    .isInstanceOfSatisfying(
                            CoreException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_DEFINITION))
                    .hasMessageContaining("unknown kind 'file_exists'");
        }
    }

    @Nested
    class Version {

        @Test
        void theSameContentShouldHaveTheSameVersionInYamlAndJson() {
            Definition yaml = Texts.valid("# comment\nname: a\nsteps:\n- {wait: '1s', priority: 0x10, title: yes}\n");
            Definition json =
                    Texts.valid("{\"steps\":[{\"priority\":16,\"title\":\"yes\",\"wait\":\"1s\"}],\"name\":\"a\"}");

            assertThat(yaml.version()).isEqualTo(json.version()).hasSize(64);
        }

        @Test
        void otherContentShouldHaveAnotherVersion() {
            String text = "name: a\nsteps:\n- wait: 1s\n";

            assertThat(Texts.valid(text).version())
                    .isNotEqualTo(Texts.valid(text.replace("1s", "2s")).version())
                    .isNotEqualTo(Texts.valid(text + "title: b\n").version());
        }
    }
}
