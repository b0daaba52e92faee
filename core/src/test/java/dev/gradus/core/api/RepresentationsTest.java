package dev.gradus.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.task.PublicIds;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepresentationsTest {
    private final Representations shapes = new Representations(new PublicIds(1));

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00.5Z, 2026-01-31T12:00:00.500000Z",
        "2026-01-31T12:00:00.000001Z, 2026-01-31T12:00:00.000001Z",
        "2026-01-31T12:00:00.000000999Z, 2026-01-31T12:00:00Z"
    })
    void timesShouldShowMicrosecondsUnlessTheyAreZero(Instant time, String text) {
        assertThat(Representations.time(time)).isEqualTo(text);
    }

    @Test
    void aProblemShouldKeepItsDetailsAndItsOwnWords() {
        var refusal = new CoreException(
                ErrorCode.NOT_FOUND, "no task 7", Document.object(Map.of("hint", "list them", "code", "other")));

        Document problem = shapes.problem(refusal);

        assertThat(problem)
                .isEqualTo(Document.object(Map.of(
                        "type", "urn:gradus:problem:not-found",
                        "title", "Not found",
                        "code", "not-found",
                        "detail", "no task 7",
                        "retry_helps", false,
                        "hint", "list them")));
    }

    @Test
    void aProblemShouldBeWritableWhateverItsMessageHolds() {
        Document problem = shapes.problem(new CoreException(ErrorCode.USAGE, "a\0b\ud800"));

        assertThat(problem.member("detail")).hasValue(Document.of("a\ufffdb\ufffd"));
    }
}
