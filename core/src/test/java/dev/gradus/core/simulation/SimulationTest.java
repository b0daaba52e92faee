package dev.gradus.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.simulation.Faults.Fault;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A thousand installations by chance. {@code -Dgradus.simulation.seed=N} runs one of them alone, to look at a failure.
 */
class SimulationTest {
    private static final int SEEDS = 1_000;
    private static final int OPERATIONS = 300;

    @Test
    void everyInvariantHoldsWhateverHappensAndEveryFaultBites() {
        Long alone = Long.getLong("gradus.simulation.seed");
        if (alone != null) {
            Simulation.run(alone, OPERATIONS);
            return;
        }

        Faults faults = IntStream.range(0, SEEDS)
                .parallel()
                .mapToObj(seed -> Simulation.run(seed, OPERATIONS))
                .collect(Faults::new, Faults::addAll, Faults::addAll);

        for (Fault fault : Fault.values()) {
            assertThat(faults.count(fault)).as("%s of %s", fault, faults).isPositive();
        }
    }

    @Test
    void theSameSeedGivesTheSameCourse() {
        assertThat(Simulation.run(7, OPERATIONS))
                .hasToString(Simulation.run(7, OPERATIONS).toString());
    }
}
