package dev.gradus.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** As large as it may be. The bounds in time are far above what is needed: they catch what is not linear. */
@Timeout(60)
class LargeDefinitionTest {
    private static final int MANY = 10_000;

    private static String steps(int first, String needOfFirst) {
        StringBuilder text = new StringBuilder("name: large\nsteps:\n");
        for (int i = first; i < MANY; i++) {
            String need = i == first ? needOfFirst : "s" + (i - 1);
            text.append("- {id: s%d, needs: [%s], wait: \"${steps.%s.results.x}\"}\n".formatted(i, need, need));
        }
        return text.toString();
    }

    @Test
    void tenThousandStepsInARowShouldBeReadAndPlanned() {
        String text = steps(1, "s0").replace("steps:\n", "steps:\n- {id: s0, wait: 1s}\n");

        Definition definition = Texts.valid(text);

        assertThat(definition.steps()).hasSize(MANY);
        assertThat(Planner.plan(definition, dev.gradus.core.data.Document.emptyObject()))
                .last()
                .extracting(Planner.Entry::wave)
                .isEqualTo(MANY);
    }

    @Test
    void aCycleThroughTenThousandStepsShouldBeNamed() {
        Reading reading = Texts.read(steps(0, "s" + (MANY - 1)));

        assertThat(reading.problems()).hasSize(1);
        assertThat(reading.problems().get(0).toString())
                .startsWith("test.yaml:3:20: CYCLE steps need one another: s0 → s9999 → s9998 → ")
                .endsWith(" → s9991 → … 9990 more … → s0");
    }

    @Test
    void tenThousandMisspeltNeedsShouldNotBeComparedWithTenThousandSteps() {
        StringBuilder text = new StringBuilder("name: large\nsteps:\n");
        IntStream.range(0, MANY).forEach(i -> text.append("- {id: s%d, needs: [t%d], wait: 1s}\n".formatted(i, i)));

        assertThat(Texts.read(text.toString()).problems()).hasSize(Findings.MAX_SHOWN + 1);
    }

    @Test
    void aTextFullOfOpenPlaceholdersShouldBeReadOnce() {
        String text = "name: large\nsteps:\n- wait: \"" + "${inputs.x".repeat(90_000) + "\"\n";

        assertThat(Texts.problems(text)).isNotEmpty();
    }

    @Test
    void aTextFullOfBracketsShouldEndAtTheDepthLimit() {
        assertThat(Texts.problems("[".repeat(1_000_000))).containsExactly("1:65: TOO_DEEP");
        assertThat(Texts.problems("{\"a\":".repeat(200_000))).containsExactly("1:321: TOO_DEEP");
        assertThat(Texts.problems("- ".repeat(500_000))).containsExactly("1:129: TOO_DEEP");
    }
}
