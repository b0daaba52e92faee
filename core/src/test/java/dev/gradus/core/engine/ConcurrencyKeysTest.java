package dev.gradus.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.Concurrency;
import dev.gradus.core.step.Gates;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.testing.StepSpecs;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConcurrencyKeysTest {
    private static final StepSpec PLAIN = new StepSpecs("kind").step("a");

    @Test
    void stepsWithoutInputsInTheirKeysShouldStayTheSameList() {
        List<StepSpec> steps = List.of(PLAIN, limited("deploy"));

        assertThat(ConcurrencyKeys.settled(steps, inputs("prod"))).isSameAs(steps);
    }

    @Test
    void keysShouldNameTheInputsOfTheirTask() {
        List<StepSpec> steps = List.of(PLAIN, limited("deploy-${inputs.place}"));

        List<StepSpec> settled = ConcurrencyKeys.settled(steps, inputs("prod"));

        assertThat(settled).containsExactly(PLAIN, limited("deploy-prod"));
    }

    private static Document inputs(String place) {
        return Document.emptyObject().with("place", place);
    }

    private static StepSpec limited(String key) {
        return PLAIN.under(PLAIN.policies().admittedBy(new Gates(null, new Concurrency(key, 1))));
    }
}
