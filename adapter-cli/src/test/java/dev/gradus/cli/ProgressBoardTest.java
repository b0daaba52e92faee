package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressBoardTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:10:00Z");

    @Test
    void shouldCountStepsByStateAndShowTheRunningOnesWithTheirAge() {
        Document task = task(
                step("sources", "completed", null),
                step("build", "running", "2030-01-01T00:09:48Z"),
                step("lint", "cancelling", "2030-01-01T00:05:00Z"),
                step("test", "pending", null));

        assertThat(ProgressBoard.lines(task, NOW, 80))
                .containsExactly(
                        "task 7 nightly: [#####...............] 1/4",
                        "  1 completed, 1 running, 1 cancelling, 1 pending",
                        "  > build (command) 12s",
                        "  > lint (command) 5m cancelling");
    }

    @Test
    void shouldNotOutgrowTheTerminal() {
        List<Document> many = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            many.add(step("step-with-a-long-name-" + i, "running", "2030-01-01T00:09:00Z"));
        }

        List<String> lines = ProgressBoard.lines(task(many.toArray(Document[]::new)), NOW, 20);

        assertThat(lines)
                .hasSize(9)
                .allMatch(line -> line.length() <= 20)
                .last()
                .isEqualTo("  and 3 more");
    }

    @Test
    void shouldShowATaskWithoutSteps() {
        assertThat(ProgressBoard.lines(task(), NOW, 80))
                .containsExactly("task 7 nightly: [....................] 0/0", "  no steps");
    }

    private static Document task(Document... steps) {
        return Document.emptyObject().with("id", 7).with("name", "nightly").with("steps", List.of(steps));
    }

    private static Document step(String key, String state, String startedAt) {
        Document step =
                Document.emptyObject().with("key", key).with("kind", "command").with("state", state);
        return startedAt == null
                ? step
                : step.with("attempt", Document.emptyObject().with("started_at", startedAt));
    }
}
