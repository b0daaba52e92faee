package dev.gradus.core.transition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTransitions;
import dev.gradus.core.task.TaskState;
import dev.gradus.core.task.TaskTransitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The pictures under {@code docs/state-machines} are drawn from the tables, so that they cannot drift. */
class StateMachinePageTest {
    private static final Path FOLDER = Path.of("..", "docs", "state-machines");

    @Test
    void thePictureOfAStepShouldBeItsTable() throws IOException {
        assertPage("step.md", page(StepTransitions.TABLE, StepState.PENDING, StepState.values()));
    }

    @Test
    void thePictureOfATaskShouldBeItsTable() throws IOException {
        assertPage("task.md", page(TaskTransitions.TABLE, TaskState.PENDING, TaskState.values()));
    }

    private static void assertPage(String name, String expected) throws IOException {
        Path page = FOLDER.resolve(name);
        if (Boolean.getBoolean("gradus.docs.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(page, expected);
        }

        assertThat(Files.readString(page))
                .as("docs/state-machines/%s; rewrite it with -Dgradus.docs.write=true", name)
                .isEqualTo(expected);
    }

    private static <S extends MachineState, T extends MachineTrigger> String page(
            TransitionTable<S, T> table, S first, S[] states) {
        StringBuilder page = new StringBuilder("# The states of a " + table.entity() + "\n\n");
        page.append("Drawn from `")
                .append(title(table.entity()))
                .append("Transitions`; what each state means stands at `");
        page.append(title(table.entity()))
                .append("State`. The second picture shows only the triggers that reopen: they alone\n");
        page.append("leave a terminal state, each with an actor, a reason and a scope.\n\n");
        diagram(page, table, first, states, false);
        page.append('\n');
        diagram(page, table, first, states, true);
        return page.toString();
    }

    private static <S extends MachineState, T extends MachineTrigger> void diagram(
            StringBuilder page, TransitionTable<S, T> table, S first, S[] states, boolean reopening) {
        page.append("```mermaid\nstateDiagram-v2\n");
        if (!reopening) {
            page.append("    [*] --> ").append(first.word()).append('\n');
        }
        for (Transition<S, T> row : table.rows()) {
            if (row.trigger().reopens() == reopening) {
                page.append("    %s --> %s: %s\n"
                        .formatted(
                                row.from().word(),
                                row.to().word(),
                                row.trigger().name().toLowerCase(Locale.ROOT)));
            }
        }
        for (S state : states) {
            if (state.isTerminal() && !reopening) {
                page.append("    ").append(state.word()).append(" --> [*]\n");
            }
        }
        page.append("```\n");
    }

    private static String title(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
