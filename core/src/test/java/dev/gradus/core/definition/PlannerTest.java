package dev.gradus.core.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.step.StepKey;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
    private static final Document NOTHING = Document.emptyObject();

    @Test
    void stepsShouldBePlannedWaveByWaveWithTheirConditions() {
        Definition definition = Texts.valid("""
                name: plan
                steps:
                  - { id: report, needs: [test, clean-up], when: always, wait: 1s }
                  - { id: build, wait: 1s }
                  - { id: test, needs: [build], delay: 90s, wait: 1s }
                  - { id: clean-up, needs: [build], when: failure, wait: 1s }
                  - { id: notify, needs: [clean-up], wait: 1s }
                """);

        assertThat(Planner.plan(definition, NOTHING))
                .extracting(entry -> "%d %s %s: %s"
                        .formatted(
                                entry.wave(), entry.step().key(), entry.action().word(), entry.note()))
                .containsExactly(
                        "1 build run: at once",
                        "2 test wait: after build, after 1m30s",
                        "2 clean-up conditional: only if one fails of build",
                        "3 report run: whatever becomes of test, clean-up",
                        "3 notify conditional: after clean-up");
    }

    @Test
    void aManualTaskShouldWaitToBeAsked() {
        Definition definition = Texts.valid("name: plan\ndispatch: manual\nsteps:\n  - wait: 1s\n");

        assertThat(Planner.plan(definition, NOTHING))
                .extracting(Planner.Entry::note)
                .containsExactly("at once, when asked to");
    }

    @Test
    void inputsThatDoNotFitShouldBeRefused() {
        Definition definition = Texts.valid("name: plan\nsteps:\n  - wait: 1s\n");

        assertThatThrownBy(() -> Planner.plan(definition, NOTHING.with("x", 1))).isInstanceOf(CoreException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void thePlanOfARandomGraphShouldHoldEveryStepOnceAndEachAfterItsNeeds(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 10; round++) {
            Definition definition = Texts.valid(randomGraph(random));

            List<Planner.Entry> plan = Planner.plan(definition, NOTHING);

            Set<StepKey> before = new HashSet<>();
            for (Planner.Entry entry : plan) {
                assertThat(before).as("seed %d", seed).containsAll(entry.step().needs());
                assertThat(before.add(entry.step().key())).isTrue();
            }
            assertThat(plan).hasSameSizeAs(definition.steps());
            assertThat(Planner.plan(definition, NOTHING)).isEqualTo(plan);
        }
    }

    /** Numbers are the order of needing; the order of writing is another. */
    private static String randomGraph(Random random) {
        int count = 1 + random.nextInt(60);
        List<String> steps = new java.util.ArrayList<>();
        for (int i = 0; i < count; i++) {
            Set<String> needs = new HashSet<>();
            for (int n = random.nextInt(4); n > 0 && i > 0; n--) {
                needs.add("s" + random.nextInt(i));
            }
            steps.add("  - { id: s%d, needs: [%s], wait: 1s }\n".formatted(i, String.join(", ", needs)));
        }
        java.util.Collections.shuffle(steps, random);
        return "name: random\nsteps:\n" + String.join("", steps);
    }
}
