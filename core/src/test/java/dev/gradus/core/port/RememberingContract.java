package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.Fingerprint;
import dev.gradus.core.step.LastSuccess;
import dev.gradus.core.step.Origin;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.Tracking;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the stores promise to keep of a step's last success. */
public interface RememberingContract extends StoresContract {

    /** A fingerprint with an input whose name is as strange as a file's may be. */
    Tracking BUILT = new Tracking(
            Fingerprint.of("docker_build", 1).withFiles(Map.of("app/a \"b\" ä.go", "aa")), List.of("files/app/old.go"));

    @Test
    default void theLastSuccessShouldOutliveTheNextRound() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("remembered"), steps.step("a")));
        TestWorker worker = worker(steps);
        Document results = Document.emptyObject().with("image_id", "sha256:1");
        worker.complete(worker.claimOne().held(), new Outcome.Success(results, Origin.EXECUTED, BUILT))
                .orThrow();

        change(task, new TaskCommand.NextRound(Set.of())).orThrow();
        ClaimedStep again = worker.claimOne();

        assertThat(again.step().result().last()).isEqualTo(new LastSuccess(1, BUILT, results));
        assertThat(again.step().result().results()).isEqualTo(Document.emptyObject());
        worker.complete(again.held(), new Outcome.Success(results, Origin.REUSED))
                .orThrow();
        assertThat(step(task, "a").result().origin()).isEqualTo(Origin.REUSED);
        assertThat(step(task, "a").result().last()).isEqualTo(new LastSuccess(1, BUILT, results));
        assertMatchesEvents(task);
    }

    @Test
    default void forcedShouldReachTheClaimerAndEndWithItsSuccess() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("forced"), steps.step("a")));
        TestWorker worker = worker(steps);
        worker.succeed(worker.claimOne()).orThrow();

        change(task, new TaskCommand.NextRound(Set.of(new StepKey("a")), true)).orThrow();
        ClaimedStep again = worker.claimOne();

        assertThat(again.step().progress().forced()).isTrue();
        assertThat(stores().queue().handBack(again.step().id(), again.held().fence()))
                .isTrue();
        ClaimedStep third = worker.claimOne();
        assertThat(third.step().progress().forced()).isTrue();
        worker.succeed(third).orThrow();
        assertThat(step(task, "a").progress().forced()).isFalse();
        assertMatchesEvents(task);
    }

    @Test
    default void whatIsAskedShouldReachTheClaimerAndEndWithItsSuccess() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("asked"), steps.step("a")));
        TestWorker worker = worker(steps);
        worker.succeed(worker.claimOne()).orThrow();
        Document wish = Document.emptyObject().with("only", "infra");

        change(task, new TaskCommand.NextRound(Set.of(), false, wish)).orThrow();
        ClaimedStep again = worker.claimOne();

        assertThat(again.step().progress().asked()).isEqualTo(wish);
        assertThat(stores().queue().handBack(again.step().id(), again.held().fence()))
                .isTrue();
        ClaimedStep third = worker.claimOne();
        assertThat(third.step().progress().asked()).isEqualTo(wish);
        worker.succeed(third).orThrow();
        assertThat(step(task, "a").progress().asked()).isEqualTo(Document.emptyObject());
        assertMatchesEvents(task);
    }

    @Test
    default void whatIsStoredTogetherShouldBeRememberedAsIfItWereAlone() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("batch"), steps.step("a"), steps.step("b"), steps.step("c")));
        TestWorker worker = worker(steps);
        Document results = Document.emptyObject().with("image_id", "sha256:1");
        var tracked = new Outcome.Success(results, Origin.EXECUTED, BUILT);
        completeAll(worker, List.of(tracked, tracked, tracked));
        change(task, new TaskCommand.NextRound(Set.of(), true)).orThrow();

        completeAll(
                worker,
                List.of(
                        new Outcome.Success(results, Origin.REUSED),
                        Outcome.success(results),
                        new Outcome.Success(results, Origin.FORCED, BUILT)));

        assertThat(step(task, "a").result().last()).isEqualTo(new LastSuccess(1, BUILT, results));
        assertThat(step(task, "b").result().last()).isNull();
        assertThat(step(task, "c").result().last()).isEqualTo(new LastSuccess(2, BUILT, results));
        assertThat(task(task).all()).noneMatch(step -> step.progress().forced());
        assertMatchesEvents(task);
    }

    /** Stores outcomes of as many steps together, in the order of the steps. */
    private void completeAll(TestWorker worker, List<Outcome> outcomes) {
        List<ClaimedStep> claimed = worker.claim(outcomes.size());
        List<Delivery> deliveries = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            deliveries.add(BatchContract.delivery(worker, claimed.get(i), outcomes.get(i)));
        }
        assertThat(stores().queue().completeAll(deliveries))
                .extracting(Receipt::fate)
                .containsOnly(Receipt.Fate.STORED);
    }
}
