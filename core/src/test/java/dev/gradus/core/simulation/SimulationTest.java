package dev.gradus.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.simulation.Faults.Fault;
import dev.gradus.core.testing.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * A thousand installations by chance. {@code -Dgradus.simulation.seed=N} runs one of them alone, to look at a failure.
 */
class SimulationTest {
    private static final int SEEDS = 1_000;
    private static final int OPERATIONS = 200;
    private static final int THREADS = 2;

    @Test
    void everyInvariantHoldsWhateverHappensAndEveryFaultBites() {
        Long alone = Long.getLong("gradus.simulation.seed");
        if (alone != null) {
            Simulation.run(alone, OPERATIONS);
            return;
        }
        List<Callable<Faults>> shares = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread;
            shares.add(() -> share(first));
        }

        Faults faults = new Faults();
        Together.run(shares).forEach(faults::addAll);

        for (Fault fault : Fault.values()) {
            assertThat(faults.count(fault)).as("%s of %s", fault, faults).isPositive();
        }
    }

    @Test
    void theSameSeedGivesTheSameCourse() {
        assertThat(Simulation.run(7, OPERATIONS))
                .hasToString(Simulation.run(7, OPERATIONS).toString());
    }

    private static Faults share(int first) {
        Faults faults = new Faults();
        for (int seed = first; seed < SEEDS; seed += THREADS) {
            faults.addAll(Simulation.run(seed, OPERATIONS));
        }
        return faults;
    }
}
