package dev.gradus.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.WorkerInfo;
import dev.gradus.core.testing.StepSpecs;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final StepSpecs STEPS = new StepSpecs("kind");

    @Test
    void aStepShouldDemandItsLabelsAndWhereItsTaskIsPinned() {
        Story story = Story.automatic(STEPS.demanding("a", Map.of("disk", "fast")))
                .when(new TaskCommand.Repin(new Pins("north", "blue")));

        assertThat(Placement.demands(story.task(), story.step("a")))
                .isEqualTo(Map.of("disk", "fast", "host", "north", "engine", "blue"));
    }

    @Test
    void unmetShouldNameWhatIsMissingOrDifferent() {
        Story story = Story.automatic(STEPS.demanding("a", Map.of("disk", "fast", "zone", "a")))
                .when(new TaskCommand.Repin(Pins.toHost("north")));

        assertThat(Placement.unmet(story.task(), story.step("a"), Map.of("host", "south", "zone", "a")))
                .isEqualTo(Map.of("disk", "fast", "host", "north"));
    }

    @Test
    void aWorkerShouldOfferItsLabelsAndWhereItIs() {
        WorkerInfo worker = new WorkerInfo("w", "north", "blue", Set.of(), 1, Map.of("disk", "fast"));

        assertThat(worker.offers()).isEqualTo(Map.of("disk", "fast", "host", "north", "engine", "blue"));
    }

    @Test
    void aWorkerShouldNotChooseWhereItIs() {
        assertThatThrownBy(() -> new WorkerInfo("w", "north", null, Set.of(), 1, Map.of("host", "south")))
                .hasMessageContaining("neither host nor engine, found 'host'");
        assertThatThrownBy(() -> new WorkerInfo("w", "north", null, Set.of(), 1, Map.of("a=b", "c")))
                .hasMessageContaining("found 'a=b'");
    }

    @Test
    void aFactOlderThanPinsShouldReadAsNone() {
        Document spec = EventTypes.write((TaskEvent.TaskCreated)
                        Story.automatic().history().get(0).event())
                .members()
                .get("spec");
        Document old = Document.emptyObject().with("spec", spec).with("steps", Document.emptyArray());

        TaskEvent.TaskCreated read = (TaskEvent.TaskCreated) EventTypes.read("TaskCreated", old);

        assertThat(TaskEvolution.born(new TaskId(1), read, Story.MORNING).task().pins())
                .isEqualTo(Pins.NONE);
    }
}
