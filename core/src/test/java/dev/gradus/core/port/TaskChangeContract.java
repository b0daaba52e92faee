package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskEvent;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.Rulings;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.StoredTruth;
import dev.gradus.core.testing.Together;
import dev.gradus.core.transition.Decision;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link TaskStore#change} promises. */
public interface TaskChangeContract extends StoresContract {

    @Test
    default void changeShouldApplyAndStoreTheFacts() {
        TaskId id = create(NewTasks.automatic(unique("facts"), steps().step("a")));
        Cause cause = new Cause(new Actor("cli:alice"), unique("request"), "lunch");

        Change change = stores().tasks().change(id, cause, Rulings.of(new TaskCommand.Pause()));

        assertThat(change.events()).containsExactly(new TaskEvent.TaskPaused());
        assertThat(change.snapshot()).isEqualTo(task(id));
        assertThat(task(id).task().progress().paused()).isTrue();
        List<EventEnvelope> events = StoredTruth.events(stores(), id);
        EventEnvelope last = events.get(events.size() - 1);
        assertThat(last.event()).isEqualTo(new TaskEvent.TaskPaused());
        assertThat(last.cause()).isEqualTo(cause);
        assertThat(last.at()).isEqualTo(task(id).task().times().updatedAt());
        assertMatchesEvents(id);
    }

    @Test
    default void changeShouldLeaveARejectedTaskAsItWas() {
        TaskId id = create(NewTasks.automatic(unique("refused"), steps().step("a")));
        TaskSnapshot before = task(id);

        Change change = stores().tasks()
                .change(id, CAUSE, (snapshot, now, ids) -> Decision.rejected(ErrorCode.NOT_ALLOWED, "no"));

        assertRejected(change, ErrorCode.NOT_ALLOWED);
        assertThat(change.snapshot()).isEqualTo(before);
        assertThat(task(id)).isEqualTo(before);
        assertMatchesEvents(id);
    }

    @Test
    default void changeShouldRefuseACallerWhoHasSeenAnEarlierVersion() {
        TaskId id = create(NewTasks.automatic(unique("stale"), steps().step("a")));
        Precondition seen = Precondition.version(task(id).seq());
        change(id, new TaskCommand.Pause()).orThrow();
        TaskSnapshot before = task(id);

        Change change = stores().tasks()
                .change(id, CAUSE, Rulings.of(new TaskCommand.CancelTask()).onlyIf(seen));

        assertRejected(change, ErrorCode.PRECONDITION_FAILED);
        assertThat(task(id)).isEqualTo(before);
        assertMatchesEvents(id);
    }

    @Test
    default void changeShouldLetExactlyOneOfThoseActWhoHaveSeenTheSameVersion() {
        for (int round = 0; round < 10; round++) {
            TaskId id = create(NewTasks.automatic(unique("contended"), steps().step("a")));
            Precondition seen = Precondition.version(task(id).seq());

            List<Change> changes = Together.run(
                    4,
                    number -> stores().tasks().change(id, CAUSE, Rulings.audit().onlyIf(seen)));

            assertThat(changes).filteredOn(change -> !change.isRejected()).hasSize(1);
            changes.stream()
                    .filter(Change::isRejected)
                    .forEach(change -> assertRejected(change, ErrorCode.PRECONDITION_FAILED));
            assertThat(seen.holdsFor(task(id))).isFalse();
            assertMatchesEvents(id);
        }
    }

    @Test
    default void changeShouldStoreNothingWhenNothingFollows() {
        TaskId id = create(NewTasks.automatic(unique("nothing"), steps().step("a")));
        TaskSnapshot before = task(id);

        Change change = stores().tasks().change(id, CAUSE, (snapshot, now, ids) -> Decision.nothing());

        assertThat(change.isRejected()).isFalse();
        assertThat(change.snapshot()).isEqualTo(before);
        assertThat(task(id)).isEqualTo(before);
    }

    @Test
    default void changeShouldStoreNothingWhenTheRulingThrows() {
        TaskId id = create(NewTasks.automatic(unique("throws"), steps().step("a")));
        TaskSnapshot before = task(id);

        assertThatIllegalStateException()
                .isThrownBy(() -> stores().tasks().change(id, CAUSE, (snapshot, now, ids) -> {
                    throw new IllegalStateException("a mistake in the ruling");
                }))
                .withMessage("a mistake in the ruling");

        assertThat(task(id)).isEqualTo(before);
        assertThat(change(id, new TaskCommand.Pause()).isRejected()).isFalse();
    }

    @Test
    default void changeShouldRefuseAnUnknownTask() {
        assertThatExceptionOfType(CoreException.class)
                .isThrownBy(() -> change(new TaskId(Integer.MAX_VALUE), new TaskCommand.Pause()))
                .extracting(CoreException::code)
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    default void changeShouldAddStepsUnderNumbersOfTheirOwn() {
        StepSpecs steps = steps();
        TaskId id = create(NewTasks.automatic(unique("grows"), steps.step("a")));

        stores().tasks()
                .change(
                        id,
                        CAUSE,
                        (snapshot, now, ids) -> Decision.accepted(List.of(new TaskEvent.StepsAdded(List.of(
                                new TaskEvent.AddedStep(ids.next(), steps.step("b")),
                                new TaskEvent.AddedStep(ids.next(), steps.step("c", "b")))))))
                .orThrow();

        Set<StepId> numbers = new HashSet<>();
        task(id).all().forEach(step -> numbers.add(step.id()));
        assertThat(numbers).hasSize(3);
        assertThat(state(id, "c")).isEqualTo(StepState.PENDING);
        assertThat(numbers)
                .allSatisfy(
                        number -> assertThat(stores().tasks().taskOf(number)).contains(id));
        assertMatchesEvents(id);
    }

    @Test
    default void changeShouldDecideConcurrentRequestsOneAfterTheOther() {
        TaskId id = create(NewTasks.automatic(unique("serial"), steps().step("a")));
        long before = task(id).seq();

        Together.run(8, number -> {
            for (int times = 0; times < 10; times++) {
                stores().tasks().change(id, CAUSE, Rulings.audit()).orThrow();
            }
            return number;
        });

        assertThat(task(id).seq()).isEqualTo(before + 80);
        assertThat(StoredTruth.events(stores(), id))
                .filteredOn(stored -> stored.event() instanceof TaskEvent.PolicyViolated)
                .allSatisfy(stored -> assertThat(((TaskEvent.PolicyViolated) stored.event()).message())
                        .isEqualTo("after event " + (stored.seq() - 1)));
        assertMatchesEvents(id);
    }
}
