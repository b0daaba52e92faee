package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.step.StepId;
import dev.gradus.core.task.DefinitionRef;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskState;
import dev.gradus.core.testing.NewTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link TaskStore} promises to those who look for tasks. */
public interface TaskFindingContract extends StoresContract {

    @Test
    default void findShouldAnswerNothingForAnUnknownTask() {
        assertThat(stores().tasks().find(new TaskId(Integer.MAX_VALUE))).isEmpty();
        assertThat(stores().tasks().taskOf(new StepId(Integer.MAX_VALUE))).isEmpty();
        assertThat(stores().tasks().attempts(new StepId(Integer.MAX_VALUE))).isEmpty();
        assertThat(stores().tasks().named(unique("nobody"))).isEmpty();
    }

    @Test
    default void taskOfShouldNameTheTaskOfAStep() {
        TaskId id = create(NewTasks.automatic(unique("owner"), steps().step("a"), steps().step("b")));

        assertThat(task(id).all())
                .allSatisfy(
                        step -> assertThat(stores().tasks().taskOf(step.id())).contains(id));
    }

    @Test
    default void namedShouldPreferTheStandingTask() {
        String name = unique("name");
        DefinitionRef definition = definition(unique("definition"));
        TaskId older = create(NewTasks.of(definition, name, steps().step("a")));
        assertThat(stores().tasks().named(name)).contains(older);
        TaskId standing = create(NewTasks.manual(name, steps().step("a")));
        TaskId newest = create(NewTasks.of(definition, name, steps().step("a")));

        assertThat(stores().tasks().named(name)).contains(standing);
        assertThat(newest.value()).isGreaterThan(standing.value());
    }

    @Test
    default void namedShouldElsePreferTheNewestTask() {
        String name = unique("name");
        DefinitionRef definition = definition(unique("definition"));
        create(NewTasks.of(definition, name, steps().step("a")));
        TaskId newest = create(NewTasks.of(definition, name, steps().step("a")));

        assertThat(stores().tasks().named(name)).contains(newest);
    }

    @Test
    default void listShouldShowTheNewestFirstPageByPage() {
        Map<String, String> mark = Map.of("mark", unique("mark"));
        TaskId first = labelled(mark);
        TaskId second = labelled(mark);
        TaskId third = labelled(mark);
        TaskFilter filter = new TaskFilter(Set.of(), null, null, mark, null, null, 2);

        TaskPage page = stores().tasks().list(filter);

        assertThat(ids(page)).containsExactly(third, second);
        assertThat(page.next()).isEqualTo(second);
        TaskPage rest = stores().tasks().list(filter.after(second));
        assertThat(ids(rest)).containsExactly(first);
        assertThat(rest.next()).isNull();
    }

    @Test
    default void listShouldKnowThatAFullPageIsTheLast() {
        Map<String, String> mark = Map.of("mark", unique("mark"));
        TaskId first = labelled(mark);
        TaskId second = labelled(mark);

        TaskPage page = stores().tasks().list(new TaskFilter(Set.of(), null, null, mark, null, null, 2));

        assertThat(ids(page)).containsExactly(second, first);
        assertThat(page.next()).isNull();
    }

    @Test
    default void listShouldFilterByState() {
        Map<String, String> mark = Map.of("mark", unique("mark"));
        TaskId running = labelled(mark);
        TaskId cancelled = labelled(mark);
        change(cancelled, new TaskCommand.CancelTask()).orThrow();

        assertThat(ids(stores().tasks().list(inStates(mark, TaskState.RUNNING))))
                .containsExactly(running);
        assertThat(ids(stores().tasks().list(inStates(mark, TaskState.CANCELLED))))
                .containsExactly(cancelled);
        assertThat(ids(stores().tasks().list(inStates(mark, TaskState.RUNNING, TaskState.CANCELLED))))
                .containsExactly(cancelled, running);
    }

    @Test
    default void listShouldFilterByNameAndDefinition() {
        String name = unique("name");
        DefinitionRef definition = definition(unique("definition"));
        TaskId made = create(NewTasks.of(definition, name, steps().step("a")));
        TaskId standing = create(NewTasks.automatic(name, steps().step("a")));

        assertThat(ids(stores().tasks().list(new TaskFilter(Set.of(), name, null, Map.of(), null, null, 10))))
                .containsExactly(standing, made);
        assertThat(ids(stores().tasks()
                        .list(new TaskFilter(Set.of(), null, definition.name(), Map.of(), null, null, 10))))
                .containsExactly(made);
    }

    @Test
    default void listShouldFilterByEveryLabelAndByTime() {
        String mark = unique("mark");
        TaskId both = labelled(Map.of("mark", mark, "team", "blue"));
        TaskId one = labelled(Map.of("mark", mark));
        Instant created = task(one).task().times().createdAt();

        assertThat(ids(stores().tasks().list(labelledSince(Map.of("mark", mark, "team", "blue"), null))))
                .containsExactly(both);
        assertThat(ids(stores().tasks().list(labelledSince(Map.of("mark", mark), created))))
                .contains(one);
        assertThat(ids(stores().tasks().list(labelledSince(Map.of("mark", mark), created.plus(Duration.ofDays(1))))))
                .isEmpty();
    }

    private TaskId labelled(Map<String, String> labels) {
        return create(NewTasks.labelled(labels, NewTasks.automatic(unique("listed"), steps().step("a"))));
    }

    private static TaskFilter inStates(Map<String, String> labels, TaskState... states) {
        return new TaskFilter(Set.of(states), null, null, labels, null, null, 10);
    }

    private static TaskFilter labelledSince(Map<String, String> labels, @Nullable Instant since) {
        return new TaskFilter(Set.of(), null, null, labels, since, null, 10);
    }

    private static List<TaskId> ids(TaskPage page) {
        return page.tasks().stream().map(snapshot -> snapshot.task().id()).toList();
    }
}
