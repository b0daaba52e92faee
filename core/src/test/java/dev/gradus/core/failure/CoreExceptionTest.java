package dev.gradus.core.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoreExceptionTest {

    record Point(int x, int y) {}

    @Test
    void itShouldCarryCodeMessageDetailsAndCause() {
        var cause = new IllegalStateException("broken");
        var exception =
                new CoreException(ErrorCode.UNREACHABLE, "no engine", Document.parse("{\"hint\":\"start it\"}"), cause);

        assertThat(exception).hasMessage("no engine").hasCause(cause);
        assertThat(exception.code()).isEqualTo(ErrorCode.UNREACHABLE);
        assertThat(exception.details().at("hint")).contains(Document.of("start it"));
        assertThat(new CoreException(ErrorCode.INTERNAL, "x").details()).isEqualTo(Document.emptyObject());
    }

    @Test
    void invalidInputShouldListEveryFaultOfABinding() {
        var refusal = catchThrowableOfType(
                DocumentException.class, () -> Document.parse("{\"x\":\"1\"}").as(Point.class));

        CoreException exception = CoreException.invalidInput(refusal);

        assertThat(exception.code()).isEqualTo(ErrorCode.INVALID_INPUT);
        assertThat(exception.details().toJson())
                .isEqualTo("{\"errors\":[{\"pointer\":\"/x\",\"code\":\"wrong_type\","
                        + "\"message\":\"expected an integer, found string\"},"
                        + "{\"pointer\":\"/y\",\"code\":\"missing\",\"message\":\"member 'y' is missing\"}]}");
    }

    @Test
    void invalidInputShouldNameThePlaceOfMalformedText() {
        var refusal = catchThrowableOfType(DocumentException.class, () -> Document.parse("{\"a\\u0000\":1}"));

        CoreException exception = CoreException.invalidInput(refusal);

        assertThat(exception).hasCause(refusal);
        assertThat(exception.details().at("errors.0.code")).contains(Document.of("malformed"));
        assertThat(exception.details().at("errors.0.pointer")).contains(Document.of("/a\ufffd"));
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void codesShouldHaveStableWordsWithoutUnderscores(ErrorCode code) {
        assertThat(code.word()).matches("[a-z]+(-[a-z]+)*");
        assertThat(code.category()).isNotNull();
    }

    @Test
    void everyCategoryShouldBeUsed() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::category)).contains(ErrorCode.Category.values());
    }
}
