package dev.gradus.core.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.data.BindingException;
import dev.gradus.core.data.Document;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInToolsTest {
    private final ToolCall call = new ToolCall("1:2:1", 1);

    @Test
    void theAllowListNamesEchoAndAdd() {
        assertThat(BuiltInTools.registry().names()).containsExactly("add", "echo");
    }

    @Test
    void echoReturnsItsText() {
        var output = new EchoTool().call(new EchoTool.Input("hello"), call);

        assertThat(Document.ofRecord(output).toJson()).isEqualTo("{\"text\":\"hello\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "2, 3, 5",
        "9223372036854775807, 1, 9223372036854775808",
        "-99999999999999999999999999, 1, -99999999999999999999999998"
    })
    void addKnowsNoLargestInteger(String a, String b, String sum) {
        Document input = Document.parse("{\"a\":%s,\"b\":%s}".formatted(a, b));

        var output = new AddTool().call(input.as(AddTool.Input.class), call);

        assertThat(Document.ofRecord(output).toJson()).isEqualTo("{\"sum\":%s}".formatted(sum));
    }

    @Test
    void nothingIsConverted() {
        List<String> refused = List.of(
                "{\"a\":\"2\",\"b\":3}",
                "{\"a\":2.0,\"b\":3}",
                "{\"a\":true,\"b\":3}",
                "{\"a\":null,\"b\":3}",
                "{\"a\":2}",
                "{\"a\":2,\"b\":3,\"c\":4}",
                "[2,3]");

        for (String input : refused) {
            assertThatThrownBy(() -> Document.parse(input).as(AddTool.Input.class))
                    .as(input)
                    .isInstanceOf(BindingException.class);
        }
        assertThatThrownBy(() -> Document.parse("{\"text\":1}").as(EchoTool.Input.class))
                .isInstanceOf(BindingException.class);
    }

    @Test
    void failuresSayWhatTheSeedSays() {
        assertThat(ToolFailures.unknownTool("x", BuiltInTools.registry().names())
                        .message())
                .isEqualTo("Tool 'x' is not allowlisted. Allowed tools: add, echo");
        assertThat(ToolFailures.timeout("x", Duration.ofSeconds(2)).message())
                .isEqualTo("Tool 'x' exceeded timeout of 2.00s");
        assertThat(ToolFailures.invalidInput("x", "why").message()).isEqualTo("Tool 'x' input validation failed: why");
        assertThat(ToolFailures.invalidOutput("x", "why").retryable()).isFalse();
    }
}
