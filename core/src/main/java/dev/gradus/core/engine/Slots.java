package dev.gradus.core.engine;

import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.port.ClaimRequest;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Continuation;
import dev.gradus.core.port.Delivery;
import dev.gradus.core.port.Stop;
import dev.gradus.core.port.WorkQueue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a worker has in hand: each step from its claim until its outcome is stored, or that of the last step with which its
 * task went on. Instant steps run one after another on one thread, all others on threads of their own. A step that turned out to be
 * quick leaves its slot when it is executed: else few slots would mean that a few steps wait for each storing. Thread safe.
 */
final class Slots {
    private static final Logger LOG = System.getLogger(Slots.class.getName());

    /** So many instant steps in a row on one thread: a change of threads costs more than such a step. */
    private static final int TOGETHER = 50;

    /** What took no longer was quick: storing its outcome takes longer. */
    private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** What was thought to be quick and waits longer for a slot goes back to the queue: others may be free. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** So many quick steps are in hand beyond the slots at most. */
    private static final int MOST_QUICK = 250;

    private static final Duration LAST_MOMENT = Duration.ofSeconds(15);

    private final WorkQueue queue;
    private final WorkerParts parts;
    private final OutcomeFlusher flusher;
    private final Set<String> kinds;
    private final Set<String> instant;
    private final Pace pace = new Pace();
    private final Semaphore quick = new Semaphore(MOST_QUICK);
    private final Semaphore executing;
    private volatile boolean closing;
    private volatile boolean givingBack;

    Slots(WorkQueue queue, KindRegistry kinds, WorkerParts parts, OutcomeWriter writer, int atOnce) {
        this.queue = queue;
        this.parts = parts;
        this.kinds = kinds.names();
        this.instant = kinds.instant();
        this.executing = new Semaphore(atOnce);
        this.flusher = new OutcomeFlusher(queue, writer, this::goOn);
    }

    void start() {
        flusher.start();
    }

    /** Begins claimed steps; each gives its slot back when it is done. */
    void begin(List<ClaimedStep> claimed, Semaphore slots) {
        begin(claimed.stream().map(step -> InHand.claimed(step, slots)).toList());
    }

    private void begin(List<InHand> steps) {
        List<InHand> together = new ArrayList<>();
        for (InHand step : steps) {
            if (instant.contains(step.kind())) {
                together.add(step);
            } else {
                execute(List.of(step));
            }
        }
        for (int from = 0; from < together.size(); from += TOGETHER) {
            execute(List.copyOf(together.subList(from, Math.min(together.size(), from + TOGETHER))));
        }
    }

    private void execute(List<InHand> steps) {
        try {
            parts.executor().execute(() -> run(steps));
        } catch (RejectedExecutionException closed) {
            steps.forEach(this::giveBack);
        }
    }

    /** No more at once than there are slots, whatever the threads. */
    private void run(List<InHand> steps) {
        executing.acquireUninterruptibly();
        try {
            steps.forEach(this::run);
        } finally {
            executing.release();
        }
    }

    private void run(InHand step) {
        long begin = System.nanoTime();
        if (givingBack || (step.slots() == quick && begin - step.since() > LONGEST_WAIT_NANOS)) {
            giveBack(step);
            return;
        }
        boolean given = false;
        try {
            given = parts.runner().run(step.step(), (claimed, completion, cause, ended) -> {
                InHand executed = leavingSlot(step, System.nanoTime() - begin);
                flusher.give(
                        new OutcomeFlusher.Given(new Delivery(completion, cause, onward(executed)), ended, executed));
            });
        } catch (RuntimeException trouble) {
            leave(step, trouble);
        } finally {
            if (!given) {
                step.slots().release();
            }
        }
    }

    private InHand leavingSlot(InHand step, long nanos) {
        boolean mayLeave = step.slots() != quick && !instant.contains(step.kind());
        boolean leaves = mayLeave && nanos <= QUICK_NANOS && quick.tryAcquire();
        return leaves ? step.movedTo(quick) : step;
    }

    /** Whoever has left its slot goes on only with what promises to be quick as well, for it waits until a slot is free. */
    private @Nullable Continuation onward(InHand step) {
        if (closing) {
            return null;
        }
        Set<String> next = step.slots() == quick ? Set.of(step.kind()) : kinds;
        ClaimRequest request = new ClaimRequest(step.step().attempt().claim().owner(), next, 1);
        return new Continuation(request, step.step().task(), step.count());
    }

    private void goOn(List<OutcomeFlusher.Done> done) {
        List<InHand> next = new ArrayList<>();
        Map<Semaphore, Integer> free = new HashMap<>();
        for (OutcomeFlusher.Done one : done) {
            InHand step = one.given().of();
            ClaimedStep claimed = one.receipt().next();
            if (claimed == null) {
                free.merge(step.slots(), 1, Integer::sum);
            } else {
                next.add(step.then(claimed));
            }
        }
        pace.ended(done.size());
        begin(next);
        free.forEach(Semaphore::release); // together, so that they are claimed for together
    }

    /** How many steps end here in a second. */
    int pace() {
        return pace.perSecond();
    }

    private void giveBack(InHand step) {
        try {
            queue.handBack(step.step().step().id(), step.step().held().fence());
        } catch (RuntimeException trouble) {
            leave(step, trouble);
        } finally {
            step.slots().release();
        }
    }

    private static void leave(InHand step, RuntimeException trouble) {
        LOG.log(
                Level.WARNING,
                "step {0} is left to the sweeper: {1}",
                step.step().step().id(),
                trouble.getMessage());
    }

    /** Nothing is gone on with any more; waits so long for what is in hand, then gives it back. */
    void close(Duration grace) {
        closing = true;
        ExecutorService executor = parts.executor();
        executor.shutdown();
        if (!ended(executor, grace)) {
            givingBack = true;
            parts.held().stopAll(Stop.Reason.DRAINED);
            ended(executor, LAST_MOMENT);
            executor.shutdownNow().forEach(Runnable::run);
        }
        flusher.close();
    }

    private static boolean ended(ExecutorService executor, Duration within) {
        try {
            return executor.awaitTermination(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
