package dev.gradus.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.event.EventEnvelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a task, its events say all of it; a failure names the seed and what had happened. */
@TestInstance(Lifecycle.PER_CLASS)
class FoldPropertyTest {
    private static final int SEEDS = 150;
    private static final int HAPPENINGS = 80;

    private final Set<String> seen = new TreeSet<>();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void theFoldOfTheEventsIsTheTask(int block) {
        for (int seed = block * SEEDS; seed < (block + 1) * SEEDS; seed++) {
            check(seed);
        }
    }

    private void check(int seed) {
        List<String> trace = new ArrayList<>();
        RandomStory told = new RandomStory(seed);
        try {
            for (int n = 0; n < HAPPENINGS; n++) {
                told.goOn();
            }
            told.story().history().forEach(FoldPropertyTest::assertReadsAsItIsWritten);
            assertGapFree(told.story());
        } catch (AssertionError | RuntimeException broken) {
            told.story().history().forEach(envelope -> trace.add(envelope.seq() + " " + envelope.event()));
            throw new AssertionError(
                    "seed %d: %s%n%s".formatted(seed, broken.getMessage(), String.join("\n", trace)), broken);
        }
        told.story().history().forEach(envelope -> seen.add(envelope.event().type()));
    }

    private static void assertReadsAsItIsWritten(EventEnvelope envelope) {
        DomainEvent event = envelope.event();
        Document stored = Document.parse(EventTypes.write(event).toJson());
        assertThat(EventTypes.read(event.type(), stored)).isEqualTo(event);
    }

    private static void assertGapFree(Story story) {
        assertThat(story.snapshot().seq()).isEqualTo(story.history().size());
        TaskSnapshot folded = TaskFold.of(story.task().id(), story.history());
        assertThat(TaskFold.differences(story.snapshot(), folded)).isEmpty();
    }

    @Test
    void everyEventThatCommandsLeadToOccursAmongThem() {
        for (int seed = 0; seed < SEEDS; seed++) {
            check(seed);
        }
        Set<String> never = EventTypes.all().keySet().stream()
                .filter(type -> !seen.contains(type))
                .collect(Collectors.toCollection(TreeSet::new));

        // Removing containers is told by the service that does it, and is no command.
        assertThat(never).containsExactly("ContainersRemoved", "PlanningFinished", "PlanningStarted", "StepSubmitted");
    }
}
