package dev.gradus.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlScalarsTest {

    private static Document read(String scalar) {
        Findings findings = new Findings("test.yaml");
        Node root = SourceText.read(new DefinitionText("test.yaml", "x: " + scalar + "\n"), findings);
        assertThat(findings.sorted()).isEmpty();
        return root.value().member("x").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "no",
                "on",
                "off",
                "Yes",
                "y",
                "n",
                "12:30",
                "2024-01-01",
                "1_000",
                "0b11",
                "0x",
                "0o8",
                "1.2.3",
                "+",
                ".",
                "1e",
                "tRUE",
                "nuLL",
                "=",
                "<<",
                "0xg",
                "-0x1",
                "1:0.5"
            })
    void whatTheCoreSchemaDoesNotNameShouldBeText(String scalar) {
        assertThat(read(scalar)).isEqualTo(Document.of(scalar));
    }

    @ParameterizedTest
    @CsvSource({
        "012, 12",
        "0o14, 12",
        "0x1F, 31",
        "-7, -7",
        "+7, 7",
        "0, 0",
        "1.5, 1.5",
        ".5, 0.5",
        "1e3, 1000",
        "-1.5E-2, -0.015",
        "true, true",
        "FALSE, false",
        "Null, null",
        "~, null",
        "12345678901234567890123, 12345678901234567890123"
    })
    void numbersTruthValuesAndNullShouldBeRead(String scalar, String json) {
        assertThat(read(scalar)).isEqualTo(Document.parse(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"12\"", "'12'", "|-\n  12", ">-\n  12"})
    void whatIsQuotedOrABlockShouldBeText(String scalar) {
        assertThat(read(scalar)).isEqualTo(Document.of("12"));
    }

    @Test
    void aNumberWithAPointShouldNotBeAnInteger() {
        assertThat(read("1.").isInteger()).isFalse();
        assertThat(read("2.0").isInteger()).isFalse();
        assertThat(read("").isNull()).isTrue();
    }

    @Test
    void anAliasShouldRepeatItsValue() {
        assertThat(read("[&a {b: 1}, *a]")).isEqualTo(Document.parse("[{\"b\":1},{\"b\":1}]"));
    }

    @Test
    void aLineOfWindowsOrAnOldMacShouldEndALine() {
        assertThat(Texts.problems("name: a\r\nsteps:\r\n  - wait: 1s\r\n    x: 1\r\n"))
                .containsExactly("4:5: UNKNOWN_KEY");
        assertThat(Texts.problems("{\"name\": \"a\",\r\"steps\": [\r\n{\"wait\": \"1s\",\n\"x\": 1}]}"))
                .containsExactly("4:1: UNKNOWN_KEY");
    }

    @Test
    void jsonShouldKeepItsStringsAsTheyAre() {
        Document document = Texts.valid(
                        "{\"name\":\"a\",\"title\":\"\\ud83d\\ude00\\/\\t\\u0085\",\"steps\":[{\"wait\":\"1s\"}]}")
                .source();

        assertThat(document.member("title").orElseThrow().text()).isEqualTo("\ud83d\ude00/\t\u0085");
    }
}
