package dev.gradus.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.testing.RecordingStepContext;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitKindTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final WaitKind kind = new WaitKind();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"5s\"",
                "{\"for\":\"5s\"}",
                "{\"until\":\"2026-01-31T12:00:05Z\"}",
                "{\"until\":\"2026-01-31T13:00:05+01:00\"}"
            })
    void everyFormReleasesTheStepUntilItsEndAndThenSucceeds(String settings) {
        var first = RecordingStepContext.of(settings).at(NOON);

        Outcome released = kind.execute(first);

        Document memo = Document.parse("{\"until\":\"2026-01-31T12:00:05Z\"}");
        assertThat(kind.check(Document.parse(settings))).isEmpty();
        assertThat(released).isEqualTo(new Outcome.Release(NOON.plusSeconds(5), memo));

        var later = RecordingStepContext.of(settings).remembering(memo).at(NOON.plusSeconds(5));
        assertThat(kind.execute(later))
                .isEqualTo(Outcome.success(Document.parse("{\"waited_until\":\"2026-01-31T12:00:05Z\"}")));
    }

    @Test
    void anEarlyExecutionGoesBackUntilTheSameEnd() {
        Document memo = Document.parse("{\"until\":\"2026-01-31T12:00:05Z\"}");
        var early = RecordingStepContext.of("\"5s\"").remembering(memo).at(NOON.plusSeconds(4));

        assertThat(kind.execute(early)).isEqualTo(new Outcome.Release(NOON.plusSeconds(5), memo));
    }

    @Test
    void aPastInstantIsNotWaitedFor() {
        var context =
                RecordingStepContext.of("{\"until\":\"2020-01-01T00:00:00Z\"}").at(NOON);

        assertThat(kind.execute(context)).isInstanceOf(Outcome.Success.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "\"soon\"",
                "\"-PT5S\"",
                "\"9999d\"",
                "{}",
                "{\"for\":5}",
                "{\"for\":\"5s\",\"until\":\"2026-01-31T12:00:05Z\"}",
                "{\"till\":\"5s\"}",
                "{\"until\":\"tomorrow\"}",
                "{\"until\":7}",
                "[\"5s\"]",
                "null"
            })
    void anythingElseIsAFault(String settings) {
        assertThat(kind.check(Document.parse(settings))).hasSize(1);
        assertThat(kind.execute(RecordingStepContext.of(settings))).isInstanceOf(Outcome.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"${inputs.pause}\"", "{\"for\":\"${inputs.pause}\"}", "{\"until\":\"${steps.a.results.at}\"}"})
    void aPlaceholderMayBecomeAnything(String settings) {
        assertThat(kind.check(Document.parse(settings))).isEmpty();
    }
}
