package dev.gradus.core.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputBindingTest {
    private final Definition definition = Texts.valid("""
            name: inputs
            inputs:
              count: { type: integer }
              ratio: { type: number, default: 1 }
              flag: false
              tags: { type: array, default: [] }
              note: { type: string, required: false }
            steps:
              - wait: 1s
            """);

    private Document bind(String given) {
        return InputBinding.bind(definition, Document.parse(given));
    }

    @Test
    void defaultsShouldFillWhatWasNotGiven() {
        assertThat(bind("{\"count\":3}").toJson())
                .isEqualTo("{\"count\":3,\"ratio\":1,\"flag\":false,\"tags\":[],\"note\":null}");
        assertThat(bind("{\"note\":\"n\",\"ratio\":0.5,\"count\":3}").toJson())
                .isEqualTo("{\"count\":3,\"ratio\":0.5,\"flag\":false,\"tags\":[],\"note\":\"n\"}");
    }

    @Test
    void everyFaultShouldBeReportedAtOnce() {
        CoreException refused = catchThrowableOfType(
                CoreException.class, () -> bind("{\"flag\":\"true\",\"ratio\":null,\"cuont\":1,\"a/b\":2}"));

        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_INPUT);
        List<Document> errors = refused.details().member("errors").orElseThrow().items();
        assertThat(errors)
                .extracting(error -> error.at("pointer").orElseThrow().text() + " "
                        + error.at("code").orElseThrow().text())
                .containsExactly(
                        "/count missing",
                        "/ratio wrong_type",
                        "/flag wrong_type",
                        "/cuont unknown_member",
                        "/a~1b unknown_member");
        assertThat(refused).hasMessageContaining("did you mean 'count'?");
    }

    @Test
    void nothingShouldBeConverted() {
        assertThat(catchThrowableOfType(CoreException.class, () -> bind("{\"count\":3.0}")))
                .isNotNull();
        assertThat(catchThrowableOfType(CoreException.class, () -> bind("{\"count\":\"3\"}")))
                .isNotNull();
        assertThat(catchThrowableOfType(CoreException.class, () -> bind("[]"))).hasMessageContaining("a list");
    }
}
