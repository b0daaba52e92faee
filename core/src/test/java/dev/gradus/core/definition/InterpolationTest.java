package dev.gradus.core.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.StepKey;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolationTest {

    /** Fixed values. */
    private static final class Fixed implements Interpolation.Values {
        @Override
        public Document inputs() {
            return Document.parse(
                    "{\"n\":3,\"text\":\"a ${inputs.n} b\",\"list\":[1,\"x\"],\"none\":null,\"o\":{\"p.q\":{\"r\":true}}}");
        }

        @Override
        public Optional<Document> results(StepKey step) {
            return step.value().equals("a.b") ? Optional.of(Document.parse("{\"sum\":5}")) : Optional.empty();
        }

        @Override
        public Document feedback() {
            return Document.emptyObject();
        }

        @Override
        public Document task() {
            return Document.parse("{\"id\":7,\"name\":\"t\"}");
        }

        @Override
        public Optional<String> environment(String name) {
            return name.equals("HOME") ? Optional.of("/home/x\u0000") : Optional.of("secret");
        }
    }

    private static Document resolve(String text) {
        return Interpolation.resolve(Document.of(text), new Fixed());
    }

    @Nested
    class Resolve {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "${inputs.n}|3",
                    "${inputs.list}|[1,\"x\"]",
                    "${inputs.list.1}|\"x\"",
                    "${inputs.none}|null",
                    "${inputs.o.p\\.q.r}|true",
                    "${steps.a.b.results}|{\"sum\":5}",
                    "${steps.a.b.results.sum}|5",
                    "${task.id}|7"
                })
        void onePlaceholderShouldBecomeTheValueWithItsType(String text, String json) {
            assertThat(resolve(text)).isEqualTo(Document.parse(json));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "n=${inputs.n}|n=3",
                    "${inputs.list}!|[1,\"x\"]!",
                    "${inputs.n}${inputs.n}|33",
                    "<${inputs.none}>|<null>",
                    "${inputs.text}.|a ${inputs.n} b.",
                    "$${inputs.n}|${inputs.n}",
                    "$$${inputs.n}|$${inputs.n}",
                    "${HOME} $HOME $ $$ ${} ${|${HOME} $HOME $ $$ ${} ${",
                    "${task} ${input.n}|${task} ${input.n}",
                    "cost: $5|cost: $5"
                })
        void withinTextValuesShouldBeWrittenOut(String text, String expected) {
            assertThat(resolve(text)).isEqualTo(Document.of(expected));
        }

        @Test
        void everyTextOfADocumentShouldBeFilledAndNoKey() {
            Document settings = Document.parse("{\"${inputs.n}\":[\"${inputs.n}\",{\"a\":\"${task.name}\"}],\"b\":1}");

            assertThat(Interpolation.resolve(settings, new Fixed()))
                    .isEqualTo(Document.parse("{\"${inputs.n}\":[3,{\"a\":\"t\"}],\"b\":1}"));
        }

        @Test
        void aVariableThatNoDocumentCanHoldShouldBeRepaired() {
            assertThat(resolve("${env.HOME}").text()).isEqualTo("/home/x\ufffd");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "${inputs.m}", "${inputs.n.x}", "${inputs.}", "${steps.zz.results.x}", "${steps.a.b.results.y}",
                    "${steps.a.b.output}", "${task.colour}", "${env.AWS_SECRET_ACCESS_KEY}", "${ inputs.n }",
                            "${inputs.n"
                })
        void whatHasNoValueShouldBeRefusedByName(String text) {
            assertThatThrownBy(() -> resolve("x" + text))
                    .isInstanceOfSatisfying(CoreException.class, refused -> {
                        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                        assertThat(refused.details().member("placeholder")).contains(Document.of(text));
                    })
                    .hasMessageContaining(text);
        }

        @Test
        void aTextThatGrowsWithoutBoundShouldBeRefused() {
            Interpolation.Values large = new Interpolation.Values() {
                private final Document inputs = Document.emptyObject().with("x", "y".repeat(1 << 20));

                @Override
                public Document inputs() {
                    return inputs;
                }

                @Override
                public Optional<Document> results(StepKey step) {
                    return Optional.empty();
                }

                @Override
                public Document feedback() {
                    return Document.emptyObject();
                }

                @Override
                public Document task() {
                    return Document.emptyObject();
                }

                @Override
                public Optional<String> environment(String name) {
                    return Optional.empty();
                }
            };

            assertThatThrownBy(() -> Interpolation.resolve(Document.of("${inputs.x}".repeat(1_000)), large))
                    .isInstanceOfSatisfying(
                            CoreException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
        }
    }

    @Nested
    class Looking {

        @Test
        void referencesToStepsShouldBeFoundInOrder() {
            Document settings = Document.parse(
                    "{\"a\":[\"${steps.b.results.x} ${steps.a-1.results}\"],\"c\":\"${steps.b.results.y} $${steps.no.results}\"}");

            assertThat(Interpolation.stepReferences(settings)).containsExactly(new StepKey("b"), new StepKey("a-1"));
        }

        @Test
        void onlyTextsThatCanBecomeAnythingShouldHavePlaceholders() {
            assertThat(Interpolation.hasPlaceholders("a ${inputs.x}")).isTrue();
            assertThat(Interpolation.hasPlaceholders("${HOME} $${inputs.x} $ ${steps}"))
                    .isFalse();
        }

        @Test
        void onlyHarmlessVariablesAndThoseNamedForItShouldBeReadable() {
            assertThat(EnvironmentNames.allows("HOME")).isTrue();
            assertThat(EnvironmentNames.allows("GRADUS_VAR_REGION")).isTrue();
            assertThat(EnvironmentNames.allows("GRADUS_VAR_")).isFalse();
            assertThat(EnvironmentNames.allows("GRADUS_DATABASE_URL")).isFalse();
            assertThat(EnvironmentNames.allows("DATABASE_URL")).isFalse();
        }
    }
}
