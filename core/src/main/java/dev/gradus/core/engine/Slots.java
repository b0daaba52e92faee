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
 * task went on. Instant steps run one after another on one thread, all others on threads of their own. Thread safe.
 */
final class Slots {
    private static final Logger LOG = System.getLogger(Slots.class.getName());

    /** So many instant steps in a row on one thread: a change of threads costs more than such a step. */
    private static final int TOGETHER = 50;

    private static final Duration LAST_MOMENT = Duration.ofSeconds(15);

    private final WorkQueue queue;
    private final WorkerParts parts;
    private final OutcomeFlusher flusher;
    private final Set<String> kinds;
    private final Set<String> instant;
    private final Pace pace = new Pace();
    private volatile boolean closing;
    private volatile boolean givingBack;

    Slots(WorkQueue queue, KindRegistry kinds, WorkerParts parts, OutcomeWriter writer) {
        this.queue = queue;
        this.parts = parts;
        this.kinds = kinds.names();
        this.instant = kinds.instant();
        this.flusher = new OutcomeFlusher(queue, writer, this::goOn);
    }

    void start() {
        flusher.start();
    }

    /** Begins claimed steps; each gives its slot back when it is done. */
    void begin(List<ClaimedStep> claimed, Semaphore slots) {
        begin(claimed.stream().map(step -> new InHand(step, 0, slots)).toList());
    }

    private void begin(List<InHand> steps) {
        List<InHand> quick = new ArrayList<>();
        for (InHand step : steps) {
            if (instant.contains(step.step().step().spec().body().kind())) {
                quick.add(step);
            } else {
                execute(List.of(step));
            }
        }
        for (int from = 0; from < quick.size(); from += TOGETHER) {
            execute(List.copyOf(quick.subList(from, Math.min(quick.size(), from + TOGETHER))));
        }
    }

    private void execute(List<InHand> steps) {
        try {
            parts.executor().execute(() -> steps.forEach(this::run));
        } catch (RejectedExecutionException closed) {
            steps.forEach(this::giveBack);
        }
    }

    private void run(InHand step) {
        if (givingBack) {
            giveBack(step);
            return;
        }
        boolean given = false;
        try {
            given = parts.runner()
                    .run(
                            step.step(),
                            (claimed, completion, cause, ended) -> flusher.give(new OutcomeFlusher.Given(
                                    new Delivery(completion, cause, onward(step)), ended, step)));
        } catch (RuntimeException trouble) {
            leave(step, trouble);
        } finally {
            if (!given) {
                step.slots().release();
            }
        }
    }

    private @Nullable Continuation onward(InHand step) {
        if (closing) {
            return null;
        }
        ClaimRequest request = new ClaimRequest(step.step().attempt().claim().owner(), kinds, 1);
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
