package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.DefinitionRef;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskState;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.StoredTruth;
import dev.gradus.core.testing.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link TaskStore#create} promises. */
public interface TaskCreationContract extends StoresContract {

    @Test
    default void createShouldBeginAnAutomaticTaskAtOnce() {
        StepSpecs steps = steps();

        CreatedTask created = stores().tasks()
                .create(NewTasks.automatic(unique("auto"), steps.step("a"), steps.step("b", "a")), CAUSE);

        TaskSnapshot snapshot = created.snapshot();
        TaskId id = snapshot.task().id();
        assertThat(created.replayed()).isFalse();
        assertThat(task(id)).isEqualTo(snapshot);
        assertThat(snapshot.task().state()).isEqualTo(TaskState.RUNNING);
        assertThat(snapshot.all()).extracting(Step::state).containsExactly(StepState.READY, StepState.PENDING);
        assertThat(StoredTruth.events(stores(), id))
                .extracting(stored -> stored.event().type())
                .containsExactly("TaskCreated", "RoundStarted");
        assertThat(StoredTruth.events(stores(), id))
                .extracting(EventEnvelope::cause)
                .containsOnly(CAUSE);
        assertMatchesEvents(id);
    }

    @Test
    default void createShouldNotBeginAManualTask() {
        StepSpecs steps = steps();

        TaskId id = create(NewTasks.manual(unique("manual"), steps.step("a"), steps.step("b", "a")));

        assertThat(task(id).task().state().isUnderWay()).isFalse();
        assertThat(task(id).all()).extracting(Step::state).containsOnly(StepState.PENDING);
        assertMatchesEvents(id);
    }

    @Test
    default void createShouldKeepEverythingThatTheSpecificationsSay() {
        NewTask task = NewTasks.labelled(
                Map.of("team", "blue"),
                NewTasks.automatic(
                        unique("kept"),
                        steps().retrying("a", 3, Duration.ofSeconds(7)),
                        steps().prioritised("b", -3),
                        StepSpecs.tool("c", "echo")));

        TaskSnapshot stored = task(create(task));

        assertThat(stored.task().spec()).isEqualTo(task.spec());
        assertThat(stored.all()).extracting(Step::spec).containsExactlyElementsOf(task.steps());
    }

    @Test
    default void createShouldAnswerTheFirstTaskUnderTheSameKey() {
        IdempotencyKey key = new IdempotencyKey(unique("key"), "print");
        NewTask task = NewTasks.under(key, NewTasks.automatic(unique("once"), steps().step("a")));

        CreatedTask first = stores().tasks().create(task, CAUSE);
        CreatedTask second = stores().tasks().create(task, CAUSE);

        assertThat(second.replayed()).isTrue();
        assertThat(second.snapshot()).isEqualTo(first.snapshot());
    }

    @Test
    default void createShouldRefuseTheSameKeyForAnotherRequest() {
        String key = unique("key");
        NewTask task = NewTasks.automatic(unique("other"), steps().step("a"));
        create(NewTasks.under(new IdempotencyKey(key, "print"), task));

        assertThatExceptionOfType(CoreException.class)
                .isThrownBy(() -> create(NewTasks.under(new IdempotencyKey(key, "another"), task)))
                .extracting(CoreException::code)
                .isEqualTo(ErrorCode.IDEMPOTENCY_MISMATCH);
    }

    @Test
    default void createShouldMakeOneTaskForTwentyCallersWithOneKey() {
        IdempotencyKey key = new IdempotencyKey(unique("key"), "print");
        NewTask task = NewTasks.under(key, NewTasks.automatic(unique("twenty"), steps().step("a")));

        List<CreatedTask> created = Together.run(20, number -> stores().tasks().create(task, CAUSE));

        assertThat(created).filteredOn(one -> !one.replayed()).hasSize(1);
        assertThat(created)
                .extracting(one -> one.snapshot().task().id())
                .containsOnly(created.get(0).snapshot().task().id());
        assertMatchesEvents(created.get(0).snapshot().task().id());
    }

    @Test
    default void createShouldRefuseASecondStandingTaskOfTheSameName() {
        String name = unique("standing");
        create(NewTasks.manual(name, steps().step("a")));

        assertThatExceptionOfType(CoreException.class)
                .isThrownBy(() -> create(NewTasks.manual(name, steps().step("a"))))
                .extracting(CoreException::code)
                .isEqualTo(ErrorCode.CONFLICT);
    }

    @Test
    default void createShouldGiveAStandingNameToOneOfEightCallers() {
        String name = unique("contested");

        List<Boolean> created = Together.run(8, number -> {
            try {
                create(NewTasks.manual(name, steps().step("a")));
                return true;
            } catch (CoreException refused) {
                assertThat(refused.code()).isEqualTo(ErrorCode.CONFLICT);
                return false;
            }
        });

        assertThat(created).containsOnlyOnce(true);
    }

    @Test
    default void createShouldAllowManyTasksOfOneNameMadeFromADefinition() {
        String name = unique("many");
        DefinitionRef definition = definition(unique("definition"));

        TaskId first = create(NewTasks.of(definition, name, steps().step("a")));
        TaskId second = create(NewTasks.of(definition, name, steps().step("a")));

        assertThat(second.value()).isGreaterThan(first.value());
        assertThat(task(second).task().spec().definition()).isEqualTo(definition);
    }

    @Test
    default void createAllShouldStoreEachAsIfItWereAlone() {
        StepSpecs steps = steps();
        NewTask many =
                NewTasks.automatic(unique("many"), steps.step("a"), steps.step("b", "a"), steps.delayed("c", BOUND));
        NewTask none = NewTasks.manual(unique("none"));
        NewTask skipping = NewTasks.manual(unique("manual"), steps.step("a"), steps.prioritised("b", 3));

        List<CreatedTask> created = stores().tasks().createAll(List.of(many, none, skipping), CAUSE);

        assertThat(created)
                .extracting(one -> one.snapshot().task().spec().name())
                .containsExactly(
                        many.spec().name(), none.spec().name(), skipping.spec().name());
        for (CreatedTask one : created) {
            TaskId id = one.snapshot().task().id();
            assertThat(task(id)).isEqualTo(one.snapshot());
            assertMatchesEvents(id);
        }
        assertThat(worker(steps).claim(10)).hasSize(1);
        assertThat(stores().tasks().createAll(List.of(), CAUSE)).isEmpty();
    }

    @Test
    default void createAllShouldStoreAllOrNone() {
        StepSpecs steps = steps();
        String name = unique("same");
        NewTask one = NewTasks.automatic(name, steps.step("a"));

        assertThatExceptionOfType(CoreException.class)
                .isThrownBy(() -> stores().tasks().createAll(List.of(one, one), CAUSE))
                .satisfies(error -> assertThat(error.code()).isEqualTo(ErrorCode.CONFLICT));

        assertThat(stores().tasks().named(name)).isEmpty();
        assertThat(worker(steps).claim(10)).isEmpty();
    }

    @Test
    default void createAllShouldStoreOnceUnderOneKey() {
        StepSpecs steps = steps();
        IdempotencyKey key = new IdempotencyKey(unique("key"), "f".repeat(64));
        NewTask keyed = NewTasks.under(key, NewTasks.automatic(unique("keyed"), steps.step("a")));
        NewTask other = NewTasks.automatic(unique("other"), steps.step("a"));

        List<CreatedTask> created = stores().tasks().createAll(List.of(keyed, other, keyed), CAUSE);

        assertThat(created).extracting(CreatedTask::replayed).containsExactly(false, false, true);
        assertThat(created.get(2).snapshot()).isEqualTo(created.get(0).snapshot());
        assertThat(worker(steps).claim(10)).hasSize(2);
    }
}
