package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.queue.NamedQueue;
import dev.gradus.core.queue.QueueCommand;
import dev.gradus.core.queue.QueueEvent.QueueLimited;
import dev.gradus.core.queue.QueueEvent.QueuePaused;
import dev.gradus.core.queue.QueueLoad;
import dev.gradus.core.queue.Refusal;
import dev.gradus.core.queue.Refusal.Holder;
import dev.gradus.core.step.Concurrency;
import dev.gradus.core.step.Gates;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import dev.gradus.core.testing.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link WorkQueue} promises of steps that have to be admitted, and {@link Admissions} beside it. */
public interface AdmissionContract extends StoresContract {

    default StepSpec gated(StepSpec step, Gates gates) {
        return step.under(step.policies().admittedBy(gates));
    }

    /** A task of so many steps that stand in one queue. */
    default TaskId queued(StepSpecs steps, String queue, int count) {
        StepSpec[] specs = IntStream.range(0, count)
                .mapToObj(i -> gated(steps.step("s" + i), new Gates(queue, null)))
                .toArray(StepSpec[]::new);
        return create(NewTasks.automatic(unique("queued"), specs));
    }

    default NamedQueue limited(String queue, int limit) {
        return stores().admissions().change(queue, QueueCommand.limit(limit), CAUSE);
    }

    @Test
    default void aQueueOfWhichNothingWasSaidShouldAdmitEverything() {
        StepSpecs steps = steps();
        String queue = unique("queue");
        queued(steps, queue, 5);

        assertThat(stores().admissions().queue(queue)).isEqualTo(new QueueLoad(NamedQueue.open(queue), 5, 0));
        assertThat(worker(steps).claim(9)).hasSize(5);
        assertThat(stores().admissions().queue(queue)).isEqualTo(new QueueLoad(NamedQueue.open(queue), 0, 5));
    }

    @Test
    default void aLimitShouldHoldUntilAStepHasEnded() {
        StepSpecs steps = steps();
        String queue = unique("queue");
        limited(queue, 2);
        queued(steps, queue, 5);
        TestWorker one = worker(steps);
        TestWorker other = worker(steps);

        List<ClaimedStep> first = one.claim(9);

        assertThat(first).hasSize(2);
        assertThat(other.claim(9)).isEmpty();
        one.succeed(first.get(0)).orThrow();
        assertThat(other.claim(9)).hasSize(1);
        assertThat(one.claim(9)).isEmpty();
        assertThat(stores().admissions().queue(queue)).isEqualTo(new QueueLoad(new NamedQueue(queue, false, 2), 2, 2));
    }

    @Test
    default void aConcurrencyKeyShouldHoldOverTasks() {
        StepSpecs steps = steps();
        Gates deploy = new Gates(null, new Concurrency(unique("deploy"), 1));
        TaskId first = create(NewTasks.automatic(unique("a"), gated(steps.step("s"), deploy)));
        TaskId second = create(NewTasks.automatic(unique("b"), gated(steps.step("s"), deploy), steps.step("free")));
        TestWorker worker = worker(steps);

        List<ClaimedStep> claimed = new ArrayList<>(worker.claim(9));
        claimed.addAll(worker.claim(9));

        assertThat(claimed)
                .extracting(one -> one.taskId() + one.step().key().value())
                .containsExactlyInAnyOrder(first + "s", second + "free");
        assertThat(stores().admissions().refusal(deploy))
                .contains(new Refusal(
                        false,
                        Gates.ofKey(deploy.concurrency().key()),
                        List.of(new Holder(first, step(first, "s").id()))));
        assertThat(state(second, "s")).isEqualTo(StepState.READY);
    }

    @Test
    default void bothAQueueAndAKeyShouldAdmit() {
        StepSpecs steps = steps();
        String queue = unique("queue");
        limited(queue, 2);
        Concurrency key = new Concurrency(unique("key"), 1);
        StepSpec[] specs = {
            gated(steps.step("a"), new Gates(queue, key)),
            gated(steps.step("b"), new Gates(queue, key)),
            gated(steps.step("c"), new Gates(queue, null)),
            gated(steps.step("d"), new Gates(queue, null)),
        };
        create(NewTasks.automatic(unique("both"), specs));

        assertThat(worker(steps).claim(9))
                .extracting(one -> one.step().key().value())
                .containsExactly("a", "c");
    }

    @Test
    default void aPausedQueueShouldAdmitNothingUntilItIsResumed() {
        StepSpecs steps = steps();
        String queue = unique("queue");
        stores().admissions().change(queue, QueueCommand.PAUSE, CAUSE);
        queued(steps, queue, 2);
        TestWorker worker = worker(steps);

        assertThat(worker.claim(9)).isEmpty();
        assertThat(stores().admissions().refusal(new Gates(queue, null)))
                .contains(new Refusal(true, Gates.ofQueue(queue), List.of()));
        stores().admissions().change(queue, QueueCommand.RESUME, CAUSE);
        assertThat(worker.claim(9)).hasSize(2);
    }

    @Test
    default void whatIsSaidOfAQueueShouldBeKeptOnceAndShown() {
        String queue = unique("queue");
        EventPosition before = stores().events().end();
        limited(queue, 3);
        limited(queue, 3);
        stores().admissions().change(queue, QueueCommand.PAUSE, CAUSE);
        stores().admissions().change(queue, QueueCommand.PAUSE, CAUSE);

        assertThat(stores().admissions().queues()).contains(new QueueLoad(new NamedQueue(queue, true, 3), 0, 0));
        assertThat(stores().events().readAll(before, 1_000))
                .extracting(EventEnvelope::event)
                .filteredOn(event -> event instanceof QueueLimited || event instanceof QueuePaused)
                .filteredOn(event -> event.toString().contains(queue))
                .containsExactly(new QueueLimited(queue, false, 3), new QueuePaused(queue, 3));
    }

    @Test
    default void aLostWorkerShouldGiveItsPlacesBackWithItsSteps() {
        StepSpecs steps = steps();
        String queue = unique("queue");
        limited(queue, 1);
        queued(steps, queue, 1);
        TaskId waiting = queued(steps, queue, 1);
        TestWorker lost = worker(steps);
        TestWorker other = worker(steps);
        ClaimedStep held = lost.claimOne();

        expire(lost.session());
        assertThat(other.claim(9)).isEmpty();
        stores().queue().takeBack(held.held(), other.session(), CAUSE).orThrow();

        List<ClaimedStep> next = other.claim(9);
        assertThat(next).hasSize(1);
        assertThat(stores().queue()
                        .complete(new Completion(held.held(), Outcome.success(Document.emptyObject()), null, 0), CAUSE)
                        .isRejected())
                .isTrue();
        assertThat(other.claim(9)).isEmpty();
        assertThat(state(waiting, "s0")).isIn(StepState.READY, StepState.RUNNING);
    }

    @Test
    default void aStepThatIsHandedBackShouldGiveItsPlaceBack() {
        StepSpecs steps = steps();
        String queue = unique("queue");
        limited(queue, 1);
        TaskId task = queued(steps, queue, 2);
        TestWorker worker = worker(steps);
        HeldStep held = worker.claimOne().held();

        stores().queue().handBack(held.step(), held.fence());

        assertThat(worker.claim(9)).hasSize(1);
        assertMatchesEvents(task);
    }

    @Test
    default void aStepOfAHeldTaskShouldNotBeAdmitted() {
        StepSpecs steps = steps();
        TaskId task = queued(steps, unique("queue"), 1);
        TestWorker worker = worker(steps);
        change(task, new TaskCommand.Pause());

        assertThat(worker.claim(9)).isEmpty();
        change(task, new TaskCommand.Resume());
        assertThat(worker.claim(9)).hasSize(1);
    }

    @Test
    default void aCancelledStepShouldLeaveTheQueue() {
        StepSpecs steps = steps();
        String queue = unique("queue");
        TaskId task = queued(steps, queue, 3);

        change(task, new TaskCommand.CancelTask());

        assertThat(worker(steps).claim(9)).isEmpty();
        assertThat(stores().admissions().queue(queue).waiting()).isZero();
    }

    @Test
    default void priorityShouldGoOverQueues() {
        StepSpecs steps = steps();
        StepSpec urgent = gated(steps.prioritised("urgent", -5), new Gates(unique("queue"), null));
        StepSpec late = gated(steps.prioritised("late", 5), new Gates(unique("queue"), null));
        create(NewTasks.automatic(unique("mixed"), late, steps.step("plain"), urgent));
        TestWorker worker = worker(steps);

        List<String> order = IntStream.range(0, 3)
                .mapToObj(i -> worker.claimOne().step().key().value())
                .toList();

        assertThat(order).containsExactly("urgent", "plain", "late");
    }

    @Test
    default void aStepThatHasToBeAdmittedShouldNotBeGoneOnWithNorClaimedAhead() {
        StepSpecs steps = steps();
        StepSpec second = gated(steps.step("b", "a"), new Gates(unique("queue"), null));
        TaskId task = create(NewTasks.automatic(unique("chain"), steps.step("a"), second));
        TestWorker worker = worker(steps);
        ClaimedStep first = worker.claimOne();
        ClaimRequest more = new ClaimRequest(worker.session(), Set.of(steps.kind()), 5);
        Completion done = new Completion(first.held(), Outcome.success(Document.emptyObject()), null, 0);

        Receipt receipt = stores().queue()
                .completeAll(List.of(new Delivery(done, CAUSE, new Continuation(more, first.task(), 0))))
                .get(0);

        assertThat(receipt.fate()).isEqualTo(Receipt.Fate.STORED);
        assertThat(receipt.next()).isNull();
        assertThat(state(task, "b")).isEqualTo(StepState.READY);
        assertThat(stores().queue().claim(new ClaimRequest(worker.session(), Set.of(steps.kind()), 5, true)))
                .isEmpty();
        assertThat(worker.claim(5)).hasSize(1);
        assertMatchesEvents(task);
    }

    @Test
    default void aCallerShouldTakeOnlyWhatIsAdmitted() {
        StepSpecs steps = steps();
        Gates gates = new Gates(null, new Concurrency(unique("key"), 1));
        TaskId first = create(NewTasks.manual(unique("a"), gated(steps.step("s"), gates)));
        TaskId second = create(NewTasks.manual(unique("b"), gated(steps.step("s"), gates)));
        change(first, new TaskCommand.Start());
        change(second, new TaskCommand.Start());
        TestWorker caller = worker(steps);
        StepKey key = new StepKey("s");

        ClaimedStep taken = stores().queue()
                .take(first, key, caller.session(), Precondition.NONE)
                .orElseThrow();

        assertThat(stores().queue().take(second, key, caller.session(), Precondition.NONE))
                .isEmpty();
        caller.succeed(taken).orThrow();
        assertThat(stores().queue().take(second, key, caller.session(), Precondition.NONE))
                .isPresent();
    }

    @Test
    default void aFullQueueShouldNotStandBeforeAnother() {
        StepSpecs steps = steps();
        String full = unique("full");
        limited(full, 1);
        queued(steps, full, 60);
        TestWorker worker = worker(steps);
        worker.claim(9);
        queued(steps, unique("other"), 2);

        assertThat(worker.claim(9)).hasSize(2);
    }

    /** Workers of two kinds, which never meet over a step, only over the queue. */
    @Test
    default void workersThatClaimAtOnceShouldNeverExceedALimit() {
        List<StepSpecs> kinds = List.of(steps(), steps());
        String queue = unique("queue");
        limited(queue, 3);
        kinds.forEach(steps -> queued(steps, queue, 100));
        List<TestWorker> workers =
                IntStream.range(0, 4).mapToObj(i -> worker(kinds.get(i % 2))).toList();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();

        Together.run(4, number -> {
            TestWorker worker = workers.get(number);
            for (long end = System.nanoTime() + BOUND.toNanos() * 2; done.get() < 200 && System.nanoTime() < end; ) {
                List<ClaimedStep> claimed = worker.claim(2);
                most.accumulateAndGet(stores().admissions().queue(queue).running(), Math::max);
                for (ClaimedStep step : claimed) {
                    worker.succeed(step).orThrow();
                    done.incrementAndGet();
                }
            }
            return done;
        });

        assertThat(done).hasValue(200);
        assertThat(most.get()).isBetween(1, 3);
    }
}
