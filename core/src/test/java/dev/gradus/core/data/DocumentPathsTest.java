package dev.gradus.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentPathsTest {
    private static final Document DOCUMENT =
            Document.parse("{\"a\":{\"b\":[10,{\"c.d\":\"x\",\"0\":\"zero\"}]},\"\":1,\"m~n\":2,\"s/t\":3}");

    @Nested
    class Finding {
        @ParameterizedTest
        @CsvSource({"a.b.0, 10", "a.b.1.c\\.d, '\"x\"'", "a.b.1.0, '\"zero\"'", "m~n, 2", "s/t, 3"})
        void atShouldFindWhatIsThere(String path, String json) {
            assertThat(DOCUMENT.at(path)).map(Document::toJson).contains(json);
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "a.b.2", "a.b.00", "a.b.-1", "a.b.c", "a.b.0.x", "a.b.9999999999", "A"})
        void atShouldFindNothingWhereNothingIs(String path) {
            assertThat(DOCUMENT.at(path)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"/a/b/0, 10", "/a/b/1/c.d, '\"x\"'", "/, 1", "/m~0n, 2", "/s~1t, 3"})
        void atPointerShouldFindWhatIsThere(String pointer, String json) {
            assertThat(DOCUMENT.atPointer(pointer)).map(Document::toJson).contains(json);
        }

        @Test
        void theEmptyPointerShouldBeTheWholeDocument() {
            assertThat(DOCUMENT.atPointer("")).contains(DOCUMENT);
            assertThat(DOCUMENT.atPointer("/a/b/-")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "/~", "/a~2", "#/a"})
        void atPointerShouldRefuseWhatIsNoPointer(String pointer) {
            assertThatThrownBy(() -> DOCUMENT.atPointer(pointer)).isInstanceOf(DocumentException.class);
        }
    }

    @Nested
    class Changing {
        @Test
        void withShouldReplaceInPlaceOrAppend() {
            Document document = Document.parse("{\"a\":1,\"b\":2}");

            assertThat(document.with("a", "x").with("c", null).toJson()).isEqualTo("{\"a\":\"x\",\"b\":2,\"c\":null}");
            assertThat(document.toJson()).isEqualTo("{\"a\":1,\"b\":2}");
        }

        @Test
        void withAtShouldMakeMissingObjectsOnTheWay() {
            assertThat(Document.emptyObject().withAt("a.b\\.c.d", true).toJson())
                    .isEqualTo("{\"a\":{\"b.c\":{\"d\":true}}}");
        }

        @Test
        void withAtShouldReplaceAndAppendItems() {
            Document document = Document.parse("{\"a\":[1,{\"b\":2}]}");

            assertThat(document.withAt("a.1.b", 3)
                            .withAt("a.0", 0)
                            .withAt("a.2", "end")
                            .toJson())
                    .isEqualTo("{\"a\":[0,{\"b\":3},\"end\"]}");
        }

        @Test
        void withAtShouldRefuseAPathThroughAScalarOrBeyondAnArray() {
            assertThatThrownBy(() -> Document.parse("{\"a\":\"x\"}").withAt("a.b", 1))
                    .hasMessage("cannot set a.b: expected object or array, found string at '/a'");
            assertThatThrownBy(() -> Document.parse("{\"a\":[]}").withAt("a.1", 1))
                    .hasMessage("expected an index from 0 to 0 in a.1, found 1");
            assertThatThrownBy(() -> Document.parse("{\"a\":[]}").withAt("a.x", 1))
                    .isInstanceOf(DocumentException.class);
        }

        @Test
        void withoutShouldRemoveAMemberOrItemAndIgnoreWhatIsAbsent() {
            Document document = Document.parse("{\"a\":[1,{\"b\":2}],\"c\":3}");

            assertThat(document.without("c").without("x").toJson()).isEqualTo("{\"a\":[1,{\"b\":2}]}");
            assertThat(document.withoutAt("a.0").toJson()).isEqualTo("{\"a\":[{\"b\":2}],\"c\":3}");
            assertThat(document.withoutAt("a.1.b").toJson()).isEqualTo("{\"a\":[1,{}],\"c\":3}");
            assertThat(document.withoutAt("a.1.x")).isEqualTo(document);
            assertThat(document.withoutAt("c.x.y")).isEqualTo(document);
            assertThat(document.withoutAt("a.5")).isEqualTo(document);
        }

        @Test
        void mergeShouldLetTheOthersMembersWinWhole() {
            Document document = Document.parse("{\"a\":{\"x\":1},\"b\":1}");

            assertThat(document.merge(Document.parse("{\"a\":{\"y\":2},\"c\":3}"))
                            .toJson())
                    .isEqualTo("{\"a\":{\"y\":2},\"b\":1,\"c\":3}");
        }

        @Test
        void transformStringsShouldReplaceValuesAndLeaveNames() {
            Document document = Document.parse("{\"a\":[\"a\",1,null],\"b\":\"b\"}");

            Document transformed = document.transformStrings(
                    text -> text.equals("a") ? Document.object(Map.of("was", text)) : Document.of(text + "!"));

            assertThat(transformed.toJson()).isEqualTo("{\"a\":[{\"was\":\"a\"},1,null],\"b\":\"b!\"}");
        }

        @Test
        void changesShouldRefuseAnotherKind() {
            assertThatThrownBy(() -> Document.of("x").with("a", 1)).hasMessage("expected object, found string");
            assertThatThrownBy(() -> Document.emptyObject().merge(Document.emptyArray()))
                    .hasMessage("expected object, found array");
        }
    }

    @Nested
    class Paths {
        @ParameterizedTest
        @ValueSource(strings = {"a", "a.b.0", "a\\.b.c", "a\\\\.b", "\u00fc.\ud83d\ude00"})
        void parseShouldReadWhatToStringWrites(String text) {
            assertThat(DottedPath.parse(text)).hasToString(text);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a\\", "a\\b"})
        void parseShouldRefuseEmptySegmentsAndOtherEscapes(String text) {
            assertThatThrownBy(() -> DottedPath.parse(text)).isInstanceOf(DocumentException.class);
        }

        @Test
        void pathsShouldBeBounded() {
            assertThatThrownBy(() -> DottedPath.parse("a" + ".a".repeat(64)))
                    .hasMessage("a path must have 1 to 64 segments, found 65");
        }

        @Test
        void toPointerShouldEscape() {
            assertThat(DottedPath.parse("a.b/c.d~e").toPointer()).isEqualTo("/a/b~1c/d~0e");
        }
    }
}
