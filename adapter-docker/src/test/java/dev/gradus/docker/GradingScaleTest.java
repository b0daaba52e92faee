package dev.gradus.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.grading.Cell;
import dev.gradus.core.grading.Verdict;
import dev.gradus.core.step.Origin;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole rubric: six targets, and as many criteria as {@code gradus.grading.criteria} says, on a real Docker engine. */
@RequiresEngine
class GradingScaleTest {
    private static final int CRITERIA = Integer.getInteger("gradus.grading.criteria", 3);

    @TempDir
    Path folder;

    private GradingWorld world;

    @BeforeEach
    void begin() throws IOException {
        world = GradingWorld.over(folder);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void aSecondRunShouldStartNothing() throws IOException {
        List<Document> criteria = new ArrayList<>();
        for (int number = 1; number <= CRITERIA; number++) {
            Document command = Document.emptyObject()
                    .with("criterion_test_command", "sh tests/held_out/check.sh words && [ %d ]".formatted(number));
            criteria.add(Document.emptyObject()
                    .with("rubricItemId", "criterion-" + number)
                    .with("score", number)
                    .with("required", false)
                    .with("criterion", "Words are joined.")
                    .with("forms", Document.emptyObject().with("form", command)));
        }
        Files.writeString(
                folder.resolve("rubrics.json"), Document.array(criteria).toJson());
        Files.copy(folder.resolve("golden.patch"), folder.resolve("solution5.patch"));
        Files.delete(folder.resolve("solution4.patch"));
        TaskId task = world.create(Files.readString(folder.resolve("task.yaml")));

        TaskSnapshot first = world.ended(task);
        TaskSnapshot second = world.again(task, "{}");

        assertThat(first.task().state()).as(GradingWorld.failures(first)).isEqualTo(TaskState.COMPLETED);
        Map<String, Map<String, Cell>> cells = GradingWorld.cells(first);
        assertThat(cells).hasSize(CRITERIA);
        cells.values().forEach(targets -> {
            assertThat(targets).hasSize(6);
            assertThat(targets.get("solution5.patch").verdict()).isEqualTo(Verdict.PASS);
            assertThat(targets.get("golden").verdict()).isEqualTo(Verdict.PASS);
            assertThat(targets.get("original").verdict()).isEqualTo(Verdict.FAIL);
        });
        assertThat(GradingWorld.cells(second)).isEqualTo(cells);
        assertThat(second.all().stream().filter(step -> step.spec().parent() != null))
                .allMatch(step -> step.result().origin() == Origin.REUSED);
        assertThat(world.containers()).isEmpty();
    }
}
