package dev.gradus.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DocumentTest {

    @Nested
    class Making {
        @Test
        void ofValueShouldTakePlainValuesOfEveryKind() {
            var plain = new LinkedHashMap<String, Object>();
            plain.put("list", Arrays.asList(1, 2L, 1.5, (short) 3, new BigDecimal("0.1"), null, true));
            plain.put("at", Instant.parse("2026-01-31T12:00:00Z"));
            plain.put("in", Map.of("x", Document.of("y")));
            plain.put("none", null);

            assertThat(Document.ofValue(plain))
                    .hasToString("{\"list\":[1,2,1.5,3,0.1,null,true],\"at\":\"2026-01-31T12:00:00Z\","
                            + "\"in\":{\"x\":\"y\"},\"none\":null}");
        }

        @Test
        void ofValueShouldRefuseOtherClassesByName() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Document.ofValue(new StringBuilder()))
                    .withMessageContaining("java.lang.StringBuilder");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Document.object(Map.of("x", Map.of(1, 2))))
                    .withMessageContaining("java.lang.Integer");
        }

        @Test
        void buildingShouldRefuseWhatCouldNotBeStored() {
            assertRefused("a\0");
            assertRefused("\ud800");
            assertRefused(Map.of("\0", 1));
            assertRefused(Double.NaN);
            assertRefused(Float.POSITIVE_INFINITY);
            assertRefused(BigInteger.TEN.pow(401));
            assertRefused(new BigDecimal("1e-2147483647"));
            assertRefused(new BigInteger("9".repeat(41)));
            assertRefused(Map.of("n".repeat(5_000), 1));
        }

        @Test
        void buildingShouldRefuseAListThatHoldsItself() {
            var list = new ArrayList<Object>();
            list.add(list);

            assertRefused(list);
        }

        @Test
        void everythingBuiltShouldBeReadable() {
            Document document = Document.emptyArray();
            for (int i = 1; i < DocumentLimits.STORED.maxDepth(); i++) {
                document = Document.array(List.of(document));
            }
            Document deepest = document;
            Document number = Document.of(new BigDecimal(BigInteger.TEN.pow(840), 440));

            assertThat(Document.parse(deepest.toJson(), DocumentLimits.STORED)).isEqualTo(deepest);
            assertThat(Document.parse(number.toJson())).isEqualTo(number);
            assertRefused(List.of(deepest));
        }

        @Test
        void ofForeignTextShouldReplaceWhatCouldNotBeStored() {
            assertThat(Document.ofForeignText("a\0b\ud800c\ud83d\ude00").text())
                    .isEqualTo("a\ufffdb\ufffdc\ud83d\ude00");
        }

        @Test
        void documentsShouldNotChangeWithWhatTheyWereMadeOf() {
            var members = new LinkedHashMap<String, Object>(Map.of("a", 1));
            Document document = Document.object(members);

            members.put("b", 2);

            assertThat(document.keys()).containsExactly("a");
            assertThatThrownBy(() -> document.members().put("c", Document.nullValue()))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> Document.array(List.of(1)).items().clear())
                    .isInstanceOf(UnsupportedOperationException.class);
        }

        private void assertRefused(Object value) {
            assertThatExceptionOfType(DocumentException.class).isThrownBy(() -> Document.ofValue(value));
        }
    }

    @Nested
    class Accessors {
        @Test
        void accessorsShouldRefuseAnotherKindAndSayWhichWasFound() {
            assertThatThrownBy(() -> Document.of(true).text()).hasMessage("expected string, found boolean true");
            assertThatThrownBy(() -> Document.of("s3cret").intValue()).hasMessage("expected integer, found string");
            assertThatThrownBy(() -> Document.parse("2.0").longValue())
                    .hasMessage("expected integer, found number 2.0");
            assertThatThrownBy(() -> Document.nullValue().members()).hasMessage("expected object, found null");
            assertThatThrownBy(() -> Document.emptyObject().items()).hasMessage("expected array, found object");
            assertThatThrownBy(() -> Document.of(1).bool()).hasMessage("expected boolean, found number 1");
            assertThatThrownBy(() -> Document.of("1").decimal()).hasMessage("expected number, found string");
            assertThatThrownBy(() -> Document.of("x").size()).hasMessage("expected object, found string");
        }

        @Test
        void integersShouldBeHeldToTheirRange() {
            assertThat(Document.of(Integer.MIN_VALUE).intValue()).isEqualTo(Integer.MIN_VALUE);
            assertThat(Document.of(Long.MAX_VALUE).longValue()).isEqualTo(Long.MAX_VALUE);
            assertThatThrownBy(() -> Document.of(1L << 31).intValue())
                    .hasMessage("expected -2147483648 to 2147483647, found 2147483648");
            assertThatThrownBy(() -> Document.of(BigInteger.TWO.pow(63)).longValue())
                    .isInstanceOf(DocumentException.class);
        }

        @Test
        void exactlyOneKindShouldHold() {
            for (Document document : List.of(
                    Document.emptyObject(),
                    Document.emptyArray(),
                    Document.of("x"),
                    Document.of(1),
                    Document.of(true),
                    Document.nullValue())) {
                assertThat(List.of(
                                document.isObject(),
                                document.isArray(),
                                document.isString(),
                                document.isNumber(),
                                document.isBoolean(),
                                document.isNull()))
                        .containsOnlyOnce(true);
            }
        }

        @Test
        void aNumberWithoutAPointShouldBeAnInteger() {
            assertThat(Document.parse("2").isInteger()).isTrue();
            assertThat(Document.parse("2e1").isInteger()).isTrue();
            assertThat(Document.parse("2.0").isInteger()).isFalse();
            assertThat(Document.of("2").isInteger()).isFalse();
        }

        @Test
        void memberShouldTellNullFromAbsent() {
            Document document = Document.parse("{\"a\":null}");

            assertThat(document.member("a")).contains(Document.nullValue());
            assertThat(document.member("b")).isEmpty();
            assertThat(Document.of("x").member("a")).isEmpty();
        }

        @Test
        void toPlainShouldGiveCollectionsOfTheCallersOwn() {
            var plain = (Map<?, ?>)
                    Document.parse("{\"a\":[1,2.5,\"x\",true,null,{}]}").toPlain();

            assertThat(plain.get("a"))
                    .isEqualTo(Arrays.asList(BigInteger.ONE, new BigDecimal("2.5"), "x", true, null, Map.of()));
            plain.clear();
            assertThat(plain).isEmpty();
        }
    }

    @Nested
    class Equality {
        @Test
        void equalityShouldBeThatOfTheJsonValue() {
            assertSame("{\"a\":1,\"b\":[2]}", "{\"b\":[2.00],\"a\":1e0}");
            assertSame("0", "-0.0");
            assertSame("100", "1.00e2");
        }

        @Test
        void differentValuesShouldDiffer() {
            List<Document> documents = List.of(
                    Document.of("1"),
                    Document.of(1),
                    Document.of(true),
                    Document.nullValue(),
                    Document.emptyArray(),
                    Document.emptyObject(),
                    Document.parse("[1,2]"),
                    Document.parse("[2,1]"),
                    Document.parse("{\"a\":null}"));

            assertThat(documents).doesNotHaveDuplicates();
            assertThat(Document.of(1)).isNotEqualTo("1").isNotEqualTo(null);
        }

        private void assertSame(String one, String other) {
            assertThat(Document.parse(one)).isEqualTo(Document.parse(other)).hasSameHashCodeAs(Document.parse(other));
            assertThat(Document.parse(one).sha256Hex())
                    .isEqualTo(Document.parse(other).sha256Hex());
        }
    }

    @Nested
    class Text {
        @Test
        void toStringShouldBeBoundedAndNotSplitACharacter() {
            assertThat(Document.of("x".repeat(500)).toString()).hasSize(200).endsWith("x\u2026");
            assertThat(Document.of("\ud83d\ude00".repeat(500)).toString())
                    .hasSizeLessThanOrEqualTo(200)
                    .endsWith("\ud83d\ude00\u2026");
            assertThat(Document.of("x".repeat(198)).toString()).hasSize(200).endsWith("x\"");
        }

        @Test
        void toPrettyJsonShouldIndentAsPythonDoes() {
            Document document = Document.parse("{\"a\":1,\"b\":[],\"c\":{},\"d\":[1,{\"e\":\"\u00fc\"}]}");

            assertThat(document.toPrettyJson()).isEqualTo("""
                            {
                              "a": 1,
                              "b": [],
                              "c": {},
                              "d": [
                                1,
                                {
                                  "e": "\u00fc"
                                }
                              ]
                            }""");
        }

        @Test
        void toJsonShouldEscapeOnlyWhatItMust() {
            assertThat(Document.of("\"\\/\b\f\n\r\t\u0001\u001f\u007f\u2028<").toJson())
                    .isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\u007f\u2028<\"");
        }
    }
}
