package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.Origin;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepPlace;
import dev.gradus.core.step.StepRole;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the stores promise of steps that say what their children are: all in the transaction of the parent's success. */
public interface ChildrenContract extends StoresContract {

    @Test
    default void childrenShouldBeStoredWithTheSuccessOfTheirParent() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("children"), steps.step("set")));
        TestWorker worker = worker(steps);

        Change change = worker.complete(worker.claimOne().held(), children(steps, "one", "two"));

        assertThat(change.orThrow()).isEqualTo(task(task));
        assertThat(task(task).steps()).containsOnlyKeys(new StepKey("set"), new StepKey("one"), new StepKey("two"));
        assertThat(worker.claim(3)).hasSize(2);
        assertMatchesEvents(task);
    }

    @Test
    default void anotherWishShouldKeepWhatIsUnchangedRunWhatChangedAndRemoveTheRest() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("reconciled"), steps.step("set")));
        TestWorker worker = worker(steps);
        worker.complete(worker.claimOne().held(), children(steps, "same", "changed", "gone"))
                .orThrow();
        worker.claim(3)
                .forEach(claimed -> worker.complete(
                                claimed.held(),
                                new Outcome.Success(
                                        claimed.step().spec().body().settings().with("graded", true),
                                        Origin.EXECUTED,
                                        RememberingContract.BUILT))
                        .orThrow());
        Step same = step(task, "same");
        Step changed = step(task, "changed");

        change(task, new TaskCommand.NextRound(Set.of(new StepKey("set")))).orThrow();
        worker.complete(
                        worker.claimOne().held(),
                        new Outcome.Children(
                                Document.emptyObject(),
                                List.of(
                                        child(steps, "same"),
                                        child(steps, "changed")
                                                .doing(Document.emptyObject().with("score", 5)))))
                .orThrow();

        assertThat(step(task, "same")).isEqualTo(same);
        assertThat(task(task).step(new StepKey("gone"))).isEmpty();
        Step reset = step(task, "changed");
        assertThat(reset.id()).isEqualTo(changed.id());
        assertThat(reset.state()).isEqualTo(StepState.READY);
        assertThat(reset.result().last()).isEqualTo(changed.result().last());
        assertThat(worker.claimOne().step().spec().body().settings())
                .isEqualTo(Document.emptyObject().with("score", 5));
        assertMatchesEvents(task);
    }

    @Test
    default void whatIsAskedOfTheParentShouldReachTheChildrenItMakes() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("heirs"), steps.step("set")));
        TestWorker worker = worker(steps);
        worker.complete(worker.claimOne().held(), children(steps, "old")).orThrow();
        worker.succeed(worker.claimOne()).orThrow();
        Document wish = Document.emptyObject().with("golden", true);

        change(task, new TaskCommand.NextRound(Set.of(new StepKey("set")), false, wish))
                .orThrow();
        worker.complete(worker.claimOne().held(), children(steps, "old", "new")).orThrow();

        assertThat(step(task, "new").progress().asked()).isEqualTo(wish);
        assertThat(step(task, "old").progress().asked()).isEqualTo(Document.emptyObject());
        assertThat(step(task, "set").progress().asked()).isEqualTo(Document.emptyObject());
        assertMatchesEvents(task);
    }

    private static Outcome children(StepSpecs steps, String... keys) {
        List<StepSpec> wanted =
                List.of(keys).stream().map(key -> child(steps, key)).toList();
        return new Outcome.Children(Document.emptyObject(), wanted);
    }

    private static StepSpec child(StepSpecs steps, String key) {
        StepSpec plain = steps.step(key, "set");
        StepPlace place = new StepPlace(StepRole.WORK, new StepKey("set"));
        return new StepSpec(plain.key(), key, place, plain.body(), plain.needs(), plain.policies(), Map.of());
    }
}
