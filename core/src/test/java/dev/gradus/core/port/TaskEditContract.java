package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.StoredTruth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link TaskStore} promises about standing tasks that a person edits, and about deleting. */
public interface TaskEditContract extends StoresContract {

    @Test
    default void aRevisedTaskShouldBeFoundUnderItsNewNameOnly() {
        String before = unique("before");
        String after = unique("after");
        TaskId id = create(NewTasks.manual(before, steps().step("a")));

        change(id, revision(after)).orThrow();

        assertThat(stores().tasks().named(after)).contains(id);
        assertThat(stores().tasks().named(before)).isEmpty();
        assertThat(task(id).task().spec().inputs()).isEqualTo(Document.parse("{\"a\":{\"b\":1}}"));
        assertThat(task(id).task().spec().localPath()).isEqualTo("/work");
        assertThat(task(id).task().spec().labels()).containsExactly(Map.entry("team", "a"));
        assertMatchesEvents(id);
        assertThat(create(NewTasks.manual(before))).isNotEqualTo(id);
    }

    @Test
    default void aNameThatAnotherStandingTaskHasShouldBeRefused() {
        String taken = unique("taken");
        create(NewTasks.manual(taken));
        TaskId id = create(NewTasks.manual(unique("other")));
        TaskSnapshot before = task(id);

        assertThatExceptionOfType(CoreException.class)
                .isThrownBy(() -> change(id, revision(taken)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.CONFLICT));
        assertThat(task(id)).isEqualTo(before);
        assertMatchesEvents(id);
    }

    @Test
    default void stepsAddedAfterOthersWereRemovedShouldComeLast() {
        StepSpecs specs = steps();
        TaskId id = create(
                NewTasks.manual(unique("removed"), specs.step("a"), specs.step("b"), specs.step("c"), specs.step("d")));

        change(id, new TaskCommand.RemoveSteps(Set.of(new StepKey("a"), new StepKey("c"))))
                .orThrow();
        change(id, new TaskCommand.AddStep(specs.step("e", "d"))).orThrow();
        change(id, new TaskCommand.AddStep(specs.step("a"))).orThrow();

        assertThat(task(id).steps().keySet()).extracting(StepKey::value).containsExactly("b", "d", "e", "a");
        assertMatchesEvents(id);
    }

    @Test
    default void aDeletedTaskShouldBeGoneWithAllThatIsKeptOfIt() {
        String name = unique("deleted");
        TaskId id = create(
                NewTasks.under(new IdempotencyKey(unique("key"), "print"), NewTasks.manual(name, steps().step("a"))));
        StepId step = task(id).all().iterator().next().id();
        TaskSnapshot before = task(id);

        TaskSnapshot deleted = stores().tasks().delete(id);

        assertThat(deleted).isEqualTo(before);
        assertThat(stores().tasks().find(id)).isEmpty();
        assertThat(stores().tasks().taskOf(step)).isEmpty();
        assertThat(stores().tasks().named(name)).isEmpty();
        assertThat(StoredTruth.events(stores(), id)).isEmpty();
        assertThat(stores().logs().readTask(id, EventPosition.START, 10)).isEqualTo(List.of());
        assertThat(create(NewTasks.manual(name))).isNotEqualTo(id);
    }

    @Test
    default void aTaskShouldNotBeDeletedUnderALiveAttempt() {
        StepSpecs specs = steps();
        TaskId id = create(NewTasks.automatic(unique("live"), specs.step("a")));
        worker(specs).claimOne();

        assertThatExceptionOfType(CoreException.class)
                .isThrownBy(() -> stores().tasks().delete(id))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.CONFLICT));
        assertMatchesEvents(id);
    }

    @Test
    default void whatIsNotThereShouldNotBeDeleted() {
        assertThatExceptionOfType(CoreException.class)
                .isThrownBy(() -> stores().tasks().delete(new TaskId(1_000_000_007L)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    private static TaskCommand revision(String name) {
        return new TaskCommand.ReviseTask(
                name, Document.parse("{\"a\":{\"b\":1}}"), "/work", Map.of("team", "a"), true);
    }
}
