package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.DefinitionRef;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.testing.Rulings;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.StoredTruth;
import dev.gradus.core.testing.TestWorker;
import dev.gradus.core.transition.Decision;
import java.time.Duration;
import java.util.UUID;

/**
 * What all contracts of the driven ports share. The stores may be shared with other tests and hold what those left: a
 * contract uses names and kinds of its own, and counts only what it made. The stores' clock runs.
 */
public interface StoresContract {
    /** Who asks for everything here. */
    Cause CAUSE = Cause.of(new Actor("test:contract"));

    /** The longest time that anything here may take. */
    Duration BOUND = Duration.ofSeconds(20);

    /** The stores whose promises are tested; the same ones throughout one test. */
    Stores stores();

    /** Makes the session's lease end now, and no other's. */
    void expire(SessionId session);

    /** A name nobody has used. */
    default String unique(String beginning) {
        return beginning + "-" + UUID.randomUUID().toString().substring(0, 13);
    }

    /** Steps of a kind nobody has used. */
    default StepSpecs steps() {
        return new StepSpecs(unique("kind"));
    }

    /** A live worker for steps of this kind. */
    default TestWorker worker(StepSpecs steps) {
        return TestWorker.start(stores(), steps.kind());
    }

    /** A stored definition of this name. */
    default DefinitionRef definition(String name) {
        Document source = Document.emptyObject().with("name", name);
        stores().definitions().save(name, source.sha256Hex(), source);
        return new DefinitionRef(name, source.sha256Hex());
    }

    /** Stores the task. */
    default TaskId create(NewTask task) {
        return stores().tasks().create(task, CAUSE).snapshot().task().id();
    }

    /** The task as it is now. */
    default TaskSnapshot task(TaskId id) {
        return stores().tasks().find(id).orElseThrow();
    }

    /** The step as it is now. */
    default Step step(TaskId id, String key) {
        return task(id).require(new StepKey(key));
    }

    /** The state of the step as it is now. */
    default StepState state(TaskId id, String key) {
        return step(id, key).state();
    }

    /** Gives a command about the task. */
    default Change change(TaskId id, TaskCommand command) {
        return stores().tasks().change(id, CAUSE, Rulings.of(command));
    }

    /** Gives a command about a step. */
    default Change change(TaskId id, String step, StepCommand command) {
        return stores().tasks().change(id, CAUSE, Rulings.of(step, command));
    }

    /** Fails unless the change was refused with this code. */
    default void assertRejected(Change change, ErrorCode code) {
        assertThat(change.decision()).isInstanceOf(Decision.Rejected.class);
        assertThat(((Decision.Rejected<?>) change.decision()).code()).isEqualTo(code);
    }

    /** Fails unless the task is what its events tell. */
    default void assertMatchesEvents(TaskId id) {
        StoredTruth.assertMatchesEvents(stores(), id);
    }
}
