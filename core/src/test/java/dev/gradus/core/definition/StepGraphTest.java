package dev.gradus.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepGraphTest {
    private static final int MANY = 10_000;

    private static StepGraph chain(String needOfFirst) {
        List<String> ids = IntStream.range(0, MANY).mapToObj(i -> "s" + i).toList();
        List<List<String>> needs = new ArrayList<>();
        needs.add(needOfFirst.isEmpty() ? List.of() : List.of(needOfFirst));
        ids.subList(0, MANY - 1).forEach(id -> needs.add(List.of(id)));
        return StepGraph.of(ids, needs);
    }

    @Test
    void aChainOfTenThousandStepsShouldHaveAnOrderAndNoCycle() {
        StepGraph chain = chain("");

        assertThat(chain.order()).hasSize(MANY).isSorted();
        assertThat(chain.cycles()).isEmpty();
        assertThat(chain.allNeeds().get(MANY - 1).cardinality()).isEqualTo(MANY - 1);
    }

    @Test
    void aCycleOfTenThousandStepsShouldBeFoundWhole() {
        StepGraph cycle = chain("s" + (MANY - 1));

        assertThat(cycle.order()).isEmpty();
        assertThat(cycle.cycles()).hasSize(1);
        assertThat(cycle.cycles().get(0)).hasSize(MANY).startsWith(0, MANY - 1, MANY - 2);
    }

    @Test
    void aShortestCycleOfEachGroupShouldBeShown() {
        StepGraph graph = StepGraph.of(
                List.of("a", "b", "c", "d", "e", "f"),
                List.of(List.of("b", "c"), List.of("c"), List.of("a"), List.of("e"), List.of("d"), List.of("a")));

        assertThat(graph.cycles()).containsExactly(List.of(0, 2), List.of(3, 4));
    }

    @Test
    void stepsAfterACycleShouldCountAsNeedingEverything() {
        StepGraph graph = StepGraph.of(List.of("a", "b", "c"), List.of(List.of("b"), List.of("a"), List.of("a")));

        assertThat(graph.order()).isEmpty();
        assertThat(graph.allNeeds().get(2).cardinality()).isEqualTo(3);
    }
}
