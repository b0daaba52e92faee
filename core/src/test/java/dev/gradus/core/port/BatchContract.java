package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.port.Receipt.Fate;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskState;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import dev.gradus.core.testing.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link WorkQueue#completeAll} promises: what {@link WorkQueue#complete} does, many times, and how to go on. */
public interface BatchContract extends StoresContract {

    @Test
    default void completeAllShouldStoreEachAsIfItWereAlone() {
        StepSpecs steps = steps();
        TaskId one = create(NewTasks.automatic(unique("one"), steps.step("a"), steps.step("b", "a")));
        TaskId two = create(NewTasks.automatic(unique("two"), steps.step("a")));
        TaskId three = create(NewTasks.automatic(unique("three"), steps.step("a"), steps.step("b", "a")));
        TestWorker worker = worker(steps);
        List<ClaimedStep> claimed = worker.claim(10);
        assertThat(claimed).extracting(ClaimedStep::taskId).containsExactly(one, two, three);
        Document results = Document.emptyObject().with("n", 7);

        List<Receipt> receipts = stores().queue()
                .completeAll(List.of(
                        delivery(worker, claimed.get(0), Outcome.success(results)),
                        delivery(worker, claimed.get(1), Outcome.success(results)),
                        delivery(worker, claimed.get(2), broken())));

        assertThat(receipts).extracting(Receipt::fate).containsExactly(Fate.STORED, Fate.STORED, Fate.STORED);
        assertThat(receipts).extracting(Receipt::next).containsOnlyNulls();
        assertThat(step(one, "a").result().results()).isEqualTo(results);
        assertThat(state(one, "b")).isEqualTo(StepState.READY);
        assertThat(task(two).task().state()).isEqualTo(TaskState.COMPLETED);
        assertThat(task(three).task().state()).isEqualTo(TaskState.FAILED);
        assertThat(state(three, "b")).isEqualTo(StepState.SKIPPED);
        List.of(one, two, three).forEach(this::assertMatchesEvents);
    }

    @Test
    default void completeAllShouldJoinWhatEndsTogether() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(
                unique("join"), steps.step("a"), steps.step("b"), steps.step("c", "a", "b"), steps.step("d", "b")));
        TestWorker worker = worker(steps);

        List<Receipt> receipts = completeAll(worker, worker.claim(10));

        assertThat(receipts).extracting(Receipt::fate).containsOnly(Fate.STORED);
        assertThat(state(task, "c")).isEqualTo(StepState.READY);
        assertThat(state(task, "d")).isEqualTo(StepState.READY);
        assertMatchesEvents(task);
        completeAll(worker, worker.claim(10));
        assertThat(task(task).task().state()).isEqualTo(TaskState.COMPLETED);
        assertMatchesEvents(task);
    }

    @Test
    default void completeAllShouldKeepWhatEachAttemptReported() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("reported"), steps.step("a")));
        TestWorker worker = worker(steps);
        ClaimedStep claimed = worker.claimOne();
        Document input = Document.emptyObject().with("text", "hello");
        Completion completion = new Completion(claimed.held(), Outcome.success(input), input, 2);

        stores().queue().completeAll(List.of(new Delivery(completion, worker.cause(), null)));

        assertThat(step(task, "a").attempt()).satisfies(attempt -> {
            assertThat(attempt.input()).isEqualTo(input);
            assertThat(attempt.retries()).isEqualTo(2);
            assertThat(attempt.end().output()).isEqualTo(input);
        });
        assertMatchesEvents(task);
    }

    @Test
    default void completeAllShouldFenceOneAndKeepTheOthers() {
        StepSpecs steps = steps();
        TaskId stale = create(NewTasks.automatic(unique("stale"), steps.step("a"), steps.step("b", "a")));
        TaskId good = create(NewTasks.automatic(unique("good"), steps.step("a"), steps.step("b", "a")));
        TestWorker worker = worker(steps);
        List<ClaimedStep> claimed = worker.claim(10);
        HeldStep old = claimed.get(0).held();
        assertThat(stores().queue().handBack(old.step(), old.fence())).isTrue();
        ClaimedStep again = worker.claimOne();

        List<Receipt> receipts = completeAll(worker, claimed);

        assertThat(receipts).extracting(Receipt::fate).containsExactly(Fate.FENCED, Fate.STORED);
        assertThat(state(stale, "a")).isEqualTo(StepState.RUNNING);
        assertThat(state(good, "b")).isEqualTo(StepState.READY);
        assertThat(completeAll(worker, List.of(again, again)))
                .extracting(Receipt::fate)
                .containsExactly(Fate.STORED, Fate.FENCED);
        assertMatchesEvents(stale);
        assertMatchesEvents(good);
    }

    @Test
    default void completeAllShouldCancelWhatWasAskedToStop() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("stopping"), steps.step("a"), steps.step("b", "a")));
        TestWorker worker = worker(steps);
        ClaimedStep claimed = worker.claimOne();
        change(task, new TaskCommand.CancelTask()).orThrow();

        List<Receipt> receipts = stores().queue().completeAll(List.of(onward(worker, claimed, 0)));

        assertThat(receipts).containsExactly(Receipt.stored(null));
        assertThat(state(task, "a")).isEqualTo(StepState.CANCELLED);
        assertThat(task(task).task().state()).isEqualTo(TaskState.CANCELLED);
        assertMatchesEvents(task);
    }

    @Test
    default void completeAllShouldQueueNothingOfATaskThatIsPaused() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("paused"), steps.step("a"), steps.step("b", "a")));
        TestWorker worker = worker(steps);
        ClaimedStep claimed = worker.claimOne();
        change(task, new TaskCommand.Pause()).orThrow();

        List<Receipt> receipts = stores().queue().completeAll(List.of(onward(worker, claimed, 0)));

        assertThat(receipts).containsExactly(Receipt.stored(null));
        assertThat(state(task, "b")).isEqualTo(StepState.READY);
        assertThat(worker.claim(10)).isEmpty();
        assertMatchesEvents(task);
    }

    @Test
    default void completeAllShouldGoOnWithTheTasksNextStep() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(
                unique("onward"), steps.step("a"), steps.step("b", "a"), steps.step("c", "b"), steps.step("d", "a")));
        TestWorker worker = worker(steps);
        ClaimedStep first = worker.claimOne();

        ClaimedStep next = stores().queue()
                .completeAll(List.of(onward(worker, first, 0)))
                .get(0)
                .next();

        assertThat(next).isNotNull();
        Step stored = step(task, "b");
        assertThat(next.step()).isEqualTo(stored);
        assertThat(next.taskId()).isEqualTo(task);
        assertThat(next.task()).isEqualTo(first.task());
        assertThat(stored.state()).isEqualTo(StepState.RUNNING);
        assertThat(next.held().fence().value())
                .isGreaterThan(first.held().fence().value());
        assertThat(worker.claim(10))
                .extracting(other -> other.step().key().value())
                .containsExactly("d");
        worker.succeed(next).orThrow();
        assertThat(state(task, "c")).isEqualTo(StepState.READY);
        assertMatchesEvents(task);
    }

    @Test
    default void completeAllShouldGoOnWithEachStepOnlyOnce() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(
                unique("wishes"), steps.step("a"), steps.step("b"), steps.step("c", "a", "b"), steps.step("d", "b")));
        TestWorker worker = worker(steps);
        List<Delivery> wishes = new ArrayList<>();
        worker.claim(10).forEach(claimed -> wishes.add(onward(worker, claimed, 0)));

        List<Receipt> receipts = stores().queue().completeAll(wishes);

        List<ClaimedStep> begun = new ArrayList<>(worker.claim(10));
        receipts.stream().map(Receipt::next).filter(Objects::nonNull).forEach(begun::add);
        assertThat(begun).extracting(claimed -> claimed.step().key().value()).containsExactlyInAnyOrder("c", "d");
        assertThat(receipts).anyMatch(receipt -> receipt.next() != null);
        assertMatchesEvents(task);
    }

    @Test
    default void completeAllShouldNotGoOnForEver() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("ever"), steps.step("a"), steps.step("b", "a")));
        TestWorker worker = worker(steps);

        List<Receipt> receipts =
                stores().queue().completeAll(List.of(onward(worker, worker.claimOne(), Continuation.LONGEST)));

        assertThat(receipts).containsExactly(Receipt.stored(null));
        assertThat(worker.claimOne().taskId()).isEqualTo(task);
    }

    @Test
    default void completeAllShouldGoOnOnlyWithWhatTheWorkerCanExecute() {
        StepSpecs steps = steps();
        StepSpecs others = steps();
        TaskId task = create(NewTasks.automatic(unique("other"), steps.step("a"), others.step("b", "a")));
        TestWorker worker = worker(steps);

        List<Receipt> receipts = stores().queue().completeAll(List.of(onward(worker, worker.claimOne(), 0)));

        assertThat(receipts).containsExactly(Receipt.stored(null));
        assertThat(worker(others).claimOne().taskId()).isEqualTo(task);
    }

    @Test
    default void completeAllShouldGoOnOnlyWhereTheSessionOffersWhatIsDemanded() {
        StepSpecs steps = steps();
        StepSpec plain = steps.step("b", "a");
        StepSpec demanding = new StepSpec(
                plain.key(),
                plain.title(),
                plain.place(),
                plain.body(),
                plain.needs(),
                plain.policies(),
                Map.of("gpu", "yes"));
        TaskId task = create(NewTasks.automatic(unique("demands"), steps.step("a"), demanding));
        TestWorker worker = worker(steps);

        List<Receipt> receipts = stores().queue().completeAll(List.of(onward(worker, worker.claimOne(), 0)));

        assertThat(receipts).containsExactly(Receipt.stored(null));
        assertThat(state(task, "b")).isEqualTo(StepState.READY);
        assertThat(worker.claim(10)).isEmpty();
    }

    @Test
    default void completeAllShouldGoOnForNoSessionThatHasExpired() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("expired"), steps.step("a"), steps.step("b", "a")));
        TestWorker worker = worker(steps);
        ClaimedStep claimed = worker.claimOne();
        expire(worker.session());

        List<Receipt> receipts = stores().queue().completeAll(List.of(onward(worker, claimed, 0)));

        assertThat(receipts).containsExactly(Receipt.stored(null));
        assertThat(state(task, "b")).isEqualTo(StepState.READY);
        assertMatchesEvents(task);
    }

    @Test
    default void completeAllShouldLetWhatIsMoreUrgentGoFirst() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("patient"), steps.step("a"), steps.step("b", "a")));
        TestWorker worker = worker(steps);
        ClaimedStep claimed = worker.claimOne();
        TaskId urgent = create(NewTasks.automatic(unique("urgent"), steps.prioritised("u", -1_000)));

        List<Receipt> receipts = stores().queue().completeAll(List.of(onward(worker, claimed, 0)));

        assertThat(receipts).containsExactly(Receipt.stored(null));
        assertThat(worker.claim(10)).extracting(ClaimedStep::taskId).containsExactly(urgent, task);
    }

    @Test
    default void completeAllShouldFreeAJoinOfTwentyExactlyOnce() {
        StepSpecs steps = steps();
        List<StepSpec> all = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            all.add(steps.step("s" + n));
        }
        all.add(steps.step("join", all.stream().map(step -> step.key().value()).toArray(String[]::new)));
        TaskId task = create(NewTasks.automatic(unique("join"), all.toArray(StepSpec[]::new)));
        TestWorker worker = worker(steps);
        List<ClaimedStep> held = worker.claim(20);

        Together.run(10, number -> completeAll(worker, held.subList(2 * number, 2 * number + 2)));

        assertThat(state(task, "join")).isEqualTo(StepState.READY);
        completeAll(worker, List.of(worker.claimOne()));
        assertThat(task(task).task().state()).isEqualTo(TaskState.COMPLETED);
        assertMatchesEvents(task);
    }

    @Test
    default void whatAWorkerWentOnWithShouldBeFoundWhenItIsGone() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("gone"), steps.step("a"), steps.step("b", "a")));
        TestWorker dying = worker(steps);
        HeldStep held = goneOnWith(dying, dying.claimOne());

        expire(dying.session());

        TestWorker sweeper = worker(steps);
        assertThat(sweeper.expired(1_000)).contains(held);
        sweeper.takeBack(held).orThrow();
        assertThat(sweeper.expired(1_000)).doesNotContain(held);
        assertMatchesEvents(task);
    }

    @Test
    default void whatAWorkerWentOnWithShouldBeFoundAlthoughItsOtherStepsAreAnothersNow() {
        StepSpecs steps = steps();
        TaskId task =
                create(NewTasks.automatic(unique("reopened"), steps.step("a"), steps.step("b", "a"), steps.step("c")));
        TestWorker dying = worker(steps);
        List<ClaimedStep> claimed = dying.claim(10);
        dying.succeed(claimed.get(1)).orThrow();
        HeldStep held = goneOnWith(dying, claimed.get(0));
        change(task, new TaskCommand.Reopen(StepTrigger.RERUN, Set.of(new StepKey("c")), false))
                .orThrow();
        TestWorker other = worker(steps);
        HeldStep again = other.claimOne().held();

        expire(dying.session());

        assertThat(worker(steps).expired(1_000)).contains(held).doesNotContain(again);
        assertMatchesEvents(task);
    }

    @Test
    default void onlyWhoHeldTheStepShouldGoOn() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("stranger"), steps.step("a"), steps.step("b", "a")));
        TestWorker stranger = worker(steps);

        List<Receipt> receipts = stores().queue()
                .completeAll(List.of(onward(stranger, worker(steps).claimOne(), 0)));

        assertThat(receipts).extracting(Receipt::next).containsOnlyNulls();
        assertThat(state(task, "b")).isEqualTo(StepState.READY);
    }

    private HeldStep goneOnWith(TestWorker worker, ClaimedStep claimed) {
        ClaimedStep next = stores().queue()
                .completeAll(List.of(onward(worker, claimed, 0)))
                .get(0)
                .next();
        assertThat(next).isNotNull();
        return Objects.requireNonNull(next).held();
    }

    /** What a worker delivers that does not wish to go on. */
    static Delivery delivery(TestWorker worker, ClaimedStep claimed, Outcome outcome) {
        return new Delivery(new Completion(claimed.held(), outcome, null, 0), worker.cause(), null);
    }

    private static Delivery onward(TestWorker worker, ClaimedStep claimed, int count) {
        ClaimRequest request = new ClaimRequest(worker.session(), Set.of(worker.kind()), 1);
        return new Delivery(
                new Completion(claimed.held(), Outcome.success(Document.emptyObject()), null, 0),
                worker.cause(),
                new Continuation(request, claimed.task(), count));
    }

    private List<Receipt> completeAll(TestWorker worker, List<ClaimedStep> claimed) {
        return stores().queue()
                .completeAll(claimed.stream()
                        .map(step -> delivery(worker, step, Outcome.success(Document.emptyObject())))
                        .toList());
    }

    private static Outcome broken() {
        return Outcome.failure(Failure.user("BROKEN", "it is broken"));
    }
}
