package dev.gradus.core.engine;

import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.port.Change;
import dev.gradus.core.port.Completion;
import dev.gradus.core.port.WorkQueue;
import dev.gradus.core.step.Outcome;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Stores outcomes. While the store cannot be reached it tries again, as long as the outcome may still count; a refused one was
 * fenced and is never repeated; one that the store cannot keep fails the attempt as {@code infra}.
 */
final class OutcomeWriter {
    private static final Logger LOG = System.getLogger(OutcomeWriter.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final WorkQueue queue;
    private final EngineCounters counters;
    private final EngineTimes times;

    OutcomeWriter(WorkQueue queue, EngineCounters counters, EngineTimes times) {
        this.queue = queue;
        this.counters = counters;
        this.times = times;
    }

    /** Stores the outcome; returns when it is stored, refused, or can no longer count. */
    void write(Completion completion, Cause cause) {
        long givingUp = System.nanoTime() + times.lease().multipliedBy(4).toNanos();
        Duration pause = FIRST_PAUSE;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                report(completion, queue.complete(completion, cause));
                return;
            } catch (CoreException failed) {
                if (!failed.code().retryHelps()) {
                    fallBack(completion, cause, failed);
                    return;
                }
                if (System.nanoTime() - givingUp > 0) {
                    LOG.log(
                            Level.ERROR,
                            "outcome of step {0} given up: {1}",
                            completion.held().step(),
                            failed.getMessage());
                    return;
                }
            }
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private void report(Completion completion, Change change) {
        if (change.isRejected()) {
            counters.fenced();
            LOG.log(
                    Level.WARNING,
                    "fenced: late outcome of step {0} under fence {1} changed nothing",
                    completion.held().step(),
                    completion.held().fence());
        } else {
            counters.completed();
        }
    }

    private void fallBack(Completion completion, Cause cause, CoreException refused) {
        LOG.log(
                Level.ERROR,
                "outcome of step {0} cannot be stored: {1}",
                completion.held().step(),
                refused.getMessage());
        Failure failure = Failure.infra("OUTCOME_REFUSED", String.valueOf(refused.getMessage()));
        Completion plain = new Completion(completion.held(), Outcome.failure(failure), null, completion.retries());
        try {
            report(plain, queue.complete(plain, cause));
        } catch (CoreException again) {
            LOG.log(
                    Level.ERROR,
                    "step {0} is left to the sweeper: {1}",
                    completion.held().step(),
                    again.getMessage());
        }
    }
}
