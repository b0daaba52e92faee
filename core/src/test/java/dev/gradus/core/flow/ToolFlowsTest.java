package dev.gradus.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.definition.Definition;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToolFlowsTest {
    private final Map<String, Definition> flows = ToolFlows.all();

    @Test
    void thereAreThreeFlowsInTheOrderOfTheirNames() {
        assertThat(flows.keySet())
                .containsExactly("add_echo", "demo", "echo_add")
                .contains(ToolFlows.DEFAULT);
    }

    @Test
    void eachIsALineOfToolCallsAdvancedByHand() {
        Definition addEcho = flow("add_echo");

        assertThat(addEcho.steps()).extracting(step -> step.key().value()).containsExactly("add", "echo");
        assertThat(addEcho.steps()).extracting(StepSpec::needs).last().isEqualTo(Set.of(new StepKey("add")));
        assertThat(addEcho.rules().isManual()).isTrue();
        assertThat(flow("echo_add").steps())
                .extracting(step -> step.key().value())
                .containsExactly("echo", "add");
        assertThat(flow("demo").steps()).extracting(step -> step.key().value()).containsExactly("echo", "add");
    }

    @Test
    void theSourceSaysAllThatTheDefinitionSays() {
        assertThat(flow("echo_add").source().toJson())
                .isEqualTo("{\"name\":\"echo_add\",\"dispatch\":\"manual\",\"on_failure\":\"fail\",\"inputs\":{"
                        + "\"text\":{\"type\":\"string\",\"default\":\"hello\",\"description\":\"the text to echo\"},"
                        + "\"a\":{\"type\":\"integer\",\"default\":1,\"description\":\"the first summand\"},"
                        + "\"b\":{\"type\":\"integer\",\"default\":2,\"description\":\"the second summand\"}},"
                        + "\"steps\":[{\"id\":\"echo\",\"tool\":{\"name\":\"echo\",\"input\":{\"text\":\"${inputs.text}\"},"
                        + "\"tries\":3,\"tries_backoff\":\"100ms\"}},{\"id\":\"add\",\"needs\":[\"echo\"],"
                        + "\"tool\":{\"name\":\"add\",\"input\":{\"a\":\"${inputs.a}\",\"b\":\"${inputs.b}\"},"
                        + "\"tries\":3,\"tries_backoff\":\"100ms\"}}]}");
        assertThat(flow("demo").version()).isNotEqualTo(flow("echo_add").version());
    }

    private Definition flow(String name) {
        return Objects.requireNonNull(flows.get(name), name);
    }
}
