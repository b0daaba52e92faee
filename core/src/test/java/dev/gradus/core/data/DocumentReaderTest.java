package dev.gradus.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {

    private static DocumentException refusalOf(String json) {
        return catchThrowableOfType(DocumentException.class, () -> Document.parse(json));
    }

    @Nested
    class Values {
        @Test
        void parseShouldReadEveryKindOfValue() {
            Document document =
                    Document.parse("{\"o\":{},\"a\":[1,-2.50],\"s\":\"x\\u00e9\\n\",\"t\":true,\"n\":null}");

            assertThat(document.keys()).containsExactly("o", "a", "s", "t", "n");
            assertThat(document.at("o").orElseThrow().isObject()).isTrue();
            assertThat(document.at("a.0").orElseThrow().intValue()).isEqualTo(1);
            assertThat(document.at("a.1").orElseThrow().decimal()).isEqualByComparingTo("-2.5");
            assertThat(document.at("s").orElseThrow().text()).isEqualTo("x\u00e9\n");
            assertThat(document.at("t").orElseThrow().bool()).isTrue();
            assertThat(document.at("n").orElseThrow().isNull()).isTrue();
        }

        @Test
        void parseShouldReadAScalarAsAWholeDocument() {
            assertThat(Document.parse(" \"x\" ").text()).isEqualTo("x");
            assertThat(Document.parse("7").intValue()).isEqualTo(7);
        }

        @Test
        void parseShouldReadUtf8WithFourByteCharacters() {
            byte[] utf8 = "{\"\u00fc\":\"\ud83d\ude00\"}".getBytes(StandardCharsets.UTF_8);

            assertThat(Document.parse(utf8).at("\u00fc").orElseThrow().text()).isEqualTo("\ud83d\ude00");
        }

        @Test
        void parseShouldKeepASurrogatePairWrittenAsEscapes() {
            assertThat(Document.parse("\"\\ud83d\\ude00\"").text()).isEqualTo("\ud83d\ude00");
        }

        @ParameterizedTest
        @CsvSource({"1e2, 100", "10E-1, 1.0", "-0, 0", "0.10, 0.10", "2.0, 2.0"})
        void parseShouldKeepNumbersExactlyInPlainNotation(String json, String plain) {
            assertThat(Document.parse(json).toJson()).isEqualTo(plain);
        }
    }

    @Nested
    class Hostile {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "{",
                    "[1",
                    "{\"a\"",
                    "{\"a\":",
                    "{\"a\":1",
                    "\"x",
                    "tru",
                    "{]",
                    "[1,]",
                    "{\"a\":1,}",
                    "{a:1}",
                    "'x'",
                    "01",
                    "+1",
                    ".5",
                    "1.",
                    "NaN",
                    "Infinity",
                    "-Infinity",
                    "// x\n1",
                    "\"\t\"",
                    "\"\\x\"",
                    "\"\\u12\"",
                    "\ufeff1",
                    "{\"a\" 1}",
                    "\u0000"
                })
        void parseShouldRefuseWhatIsNotJson(String json) {
            assertThat(refusalOf(json)).isNotNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"1 2", "{}{}", "{} x", "[] ]", "null,"})
        void parseShouldRefuseAnythingAfterTheValue(String json) {
            assertThat(refusalOf(json)).isNotNull();
        }

        @Test
        void parseShouldRefuseADuplicateMemberEvenIfOneIsEscaped() {
            assertThat(refusalOf("{\"x\":{\"a\":1,\"\\u0061\":2}}"))
                    .hasMessageContaining("twice")
                    .extracting(DocumentException::pointer)
                    .isEqualTo("/x/a");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"a\\u0000b\"",
                    "{\"a\\u0000\":1}",
                    "\"\\ud800\"",
                    "\"\\udc00x\"",
                    "{\"\\ud800\":1}",
                    "\"\\udc00\\ud800\"",
                    "\"\ud800\""
                })
        void parseShouldRefuseTextThatPostgresqlCannotStore(String json) {
            DocumentException refusal = refusalOf(json);

            assertThat(refusal.getMessage()).containsAnyOf("NUL", "surrogate");
            // What is reported about it must itself be storable.
            assertThat(Document.of(refusal.pointer() + refusal.getMessage()).isString())
                    .isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"1e400000", "-1e-400000", "1e401", "1e-401", "0e400000", "1e99999999999", "1e-2147483648"})
        void parseShouldRefuseAnExtremeExponent(String json) {
            assertThat(refusalOf(json)).hasMessageContaining("exponent");
        }

        @Test
        void parseShouldRefuseMoreThanFortyDigits() {
            assertThat(Document.parse("9".repeat(40)).isInteger()).isTrue();
            assertThat(refusalOf("9".repeat(41))).hasMessageContaining("41 digits");
            assertThat(refusalOf("9".repeat(2_000))).isNotNull();
            assertThat(refusalOf("0." + "9".repeat(2_000))).isNotNull();
            assertThat(refusalOf("9".repeat(1_000_000))).isNotNull();
        }

        @Test
        void parseShouldRefuseDeepNestingWithoutRecursingIntoIt() {
            assertThat(Document.parse("[".repeat(64) + "]".repeat(64)).isArray())
                    .isTrue();
            assertThat(refusalOf("[".repeat(65) + "]".repeat(65))).hasMessageContaining("deeper than 64");
            assertThat(refusalOf("[".repeat(500_000))).hasMessageContaining("deeper than 64");
            assertThat(refusalOf("{\"a\":".repeat(500_000))).hasMessageContaining("deeper than 64");
        }

        @Test
        void parseShouldRefuseAStringOverOneMebibyteOfUtf8() {
            assertThat(Document.parse('"' + "x".repeat(1 << 20) + '"').isString())
                    .isTrue();
            assertThat(refusalOf('"' + "x".repeat((1 << 20) + 1) + '"')).hasMessageContaining("limit");
            assertThat(refusalOf('"' + "\u20ac".repeat(1 << 19) + '"')).hasMessageContaining("bytes");
        }

        @Test
        void parseShouldRefuseALongMemberName() {
            assertThat(Document.parse("{\"" + "n".repeat(256) + "\":1}").size()).isEqualTo(1);
            assertThat(refusalOf("{\"" + "n".repeat(257) + "\":1}")).hasMessageContaining("limit");
            assertThat(refusalOf("{\"" + "n".repeat(100_000) + "\":1}")).hasMessageContaining("limit");
        }

        @Test
        void parseShouldRefuseMoreMembersThanTheLimit() {
            String full =
                    IntStream.range(0, 10_000).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(","));

            assertThat(Document.parse("{" + full + "}").size()).isEqualTo(10_000);
            assertThat(refusalOf("{" + full + ",\"z\":1}")).hasMessageContaining("10000 members");
        }

        @Test
        void parseShouldRefuseMoreItemsThanTheLimit() {
            String full = String.join(",", Collections.nCopies(100_001, "1"));

            assertThat(refusalOf("[" + full + "]")).hasMessageContaining("100000 items");
        }

        @Test
        void parseShouldRefuseInvalidUtf8() {
            byte[][] invalid = {
                {'"', (byte) 0xff, '"'},
                {'"', (byte) 0xc0, (byte) 0x80, '"'}, // overlong NUL
                {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}, // a surrogate as UTF-8
                {'"', (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'}, // above U+10FFFF
                {'"', (byte) 0xe2, (byte) 0x82}, // cut off
            };

            for (byte[] utf8 : invalid) {
                assertThat(catchThrowableOfType(DocumentException.class, () -> Document.parse(utf8)))
                        .hasMessageContaining("UTF-8");
            }
        }
    }

    @Nested
    class Refusals {
        @Test
        void refusalShouldNameLineColumnAndPointer() {
            DocumentException refusal = refusalOf("{\n  \"a/b\": [1,\n    x]}");

            assertThat(refusal.line()).hasValue(3);
            assertThat(refusal.column()).hasValue(5);
            assertThat(refusal.pointer()).isEqualTo("/a~1b/1");
            assertThat(refusal).hasMessageStartingWith("3:5 at /a~1b/1: ");
        }

        @Test
        void refusalShouldShowNoControlOrBidiCharactersAndNoInternals() {
            DocumentException refusal = refusalOf("{\"a\u001b[31m\u202e\":1}");

            assertThat(refusal.getMessage()).doesNotContain("\u001b", "\u202e", "StreamRead", "JsonParser", "\n");
        }

        @Test
        void refusalShouldBeShortHoweverLongTheInput() {
            assertThat(refusalOf("q".repeat(100_000)).getMessage()).hasSizeLessThan(2_100);
            assertThat(refusalOf("9".repeat(100_000)).getMessage()).doesNotContain("StreamRead");
        }
    }

    @Nested
    class Limits {
        @Test
        void storedLimitsShouldReadBackWhatWrappingMadeDeeper() {
            Document deepest = Document.parse("[".repeat(64) + "]".repeat(64));
            String wrapped = Document.emptyObject().with("event", deepest).toJson();

            assertThat(catchThrowableOfType(DocumentException.class, () -> Document.parse(wrapped)))
                    .isNotNull();
            assertThat(Document.parse(wrapped, DocumentLimits.STORED).toJson()).isEqualTo(wrapped);
        }

        @Test
        void ownLimitsShouldBeHeld() {
            var limits = new DocumentLimits(1, 2, 3, 4, 5, 6, 7);

            assertThat(Document.parse("{\"a\":99}", limits).size()).isEqualTo(1);
            assertThat(catchThrowableOfType(DocumentException.class, () -> Document.parse("123", limits)))
                    .isNotNull();
            assertThat(catchThrowableOfType(DocumentException.class, () -> Document.parse("[[]]", limits)))
                    .isNotNull();
        }

        @Test
        void limitsShouldBePositive() {
            assertThat(catchThrowableOfType(
                            IllegalArgumentException.class, () -> new DocumentLimits(0, 1, 1, 1, 1, 1, 1)))
                    .hasMessage("maxDepth must be at least 1, found 0");
        }
    }
}
