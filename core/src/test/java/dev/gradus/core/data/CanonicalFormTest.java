package dev.gradus.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalFormTest {

    @Test
    void membersShouldBeSortedAsInTheExampleOfRfc8785() {
        // RFC 8785, 3.2.3: the order of UTF-16 units, not of code points.
        Document document = Document.parse("{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\","
                + "\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\",\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning Face\","
                + "\"\\u0080\":\"Control\",\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}");

        assertThat(document.canonicalJson())
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void stringsShouldBeEscapedAsInTheExampleOfRfc8785() {
        // RFC 8785, 3.2.2.
        Document document = Document.parse("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"");

        assertThat(document.canonicalJson()).isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "-0.0, 0",
        "1.50, 1.5",
        "1e3, 1000",
        "1E-3, 0.001",
        "12345678901234567890123, 12345678901234567890123",
        "0.00, 0"
    })
    void numbersShouldBeExactAndPlain(String json, String canonical) {
        assertThat(Document.parse(json).canonicalJson()).isEqualTo(canonical);
    }

    @Test
    void emptyAndNestedValuesShouldHaveNoWhiteSpace() {
        assertThat(Document.parse(" { \"b\" : [ ] , \"a\" : [ { } , null , true ] } ")
                        .canonicalJson())
                .isEqualTo("{\"a\":[{},null,true],\"b\":[]}");
    }

    @Test
    void sha256ShouldBeThatOfTheCanonicalText() {
        // printf '{}' | sha256sum; printf '{"a":1,"b":"\xc3\xbc"}' | sha256sum
        assertThat(Document.emptyObject().sha256Hex())
                .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
        assertThat(Document.parse("{\"b\":\"\u00fc\",\"a\":1.0}").sha256Hex())
                .isEqualTo("1a59e522e02ce50ad2c27c11a6d30f8667489c199580627fe9e3e33e2b0e91d5");
        assertThat(Document.emptyObject().sha256()).hasSize(32);
    }
}
