package dev.gradus.core.engine;

import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Completion;
import dev.gradus.core.port.HeldStep;
import dev.gradus.core.port.WorkQueue;
import dev.gradus.core.step.Outcome;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Stores outcomes. While the store cannot be reached it tries again until the store answers: a live session's step is taken back
 * by nobody. A refused outcome was fenced and is never repeated; one that the store cannot keep fails the attempt as {@code
 * infra}.
 */
final class OutcomeWriter implements OutcomeSink {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final WorkQueue queue;
    private final EngineCounters counters;

    OutcomeWriter(WorkQueue queue, EngineCounters counters) {
        this.queue = queue;
        this.counters = counters;
    }

    @Override
    public void accept(ClaimedStep claimed, Completion completion, Cause cause, Runnable ended) {
        try {
            write(completion, cause);
        } finally {
            ended.run();
        }
    }

    /** Stores the outcome; returns when it is stored or refused, or when its thread is interrupted. */
    void write(Completion completion, Cause cause) {
        Completion tried = completion;
        Duration pause = FIRST_PAUSE;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                report(tried.held(), queue.complete(tried, cause).isRejected());
                return;
            } catch (CoreException failed) {
                log().log(
                                Level.WARNING,
                                "outcome of step {0} is not stored yet: {1}",
                                tried.held().step(),
                                failed.getMessage());
                tried = failed.code().retryHelps() ? tried : withoutItsContent(completion, failed);
            }
            LockSupport.parkNanos(pause.toNanos());
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
        }
    }

    /** What is stored instead of an outcome that the store cannot keep. */
    static Completion withoutItsContent(Completion completion, CoreException refused) {
        Failure failure = Failure.infra("OUTCOME_REFUSED", String.valueOf(refused.getMessage()));
        return new Completion(completion.held(), Outcome.failure(failure), null, completion.retries());
    }

    /** Counts an outcome that has arrived, and says when it came too late. */
    void report(HeldStep held, boolean late) {
        if (late) {
            counters.fenced();
            log().log(
                            Level.WARNING,
                            "fenced: late outcome of step {0} under fence {1} changed nothing",
                            held.step(),
                            held.fence());
        } else {
            counters.completed();
        }
    }

    /** Found when it is needed: finding it opens every jar, which a short command has no time for. */
    private static Logger log() {
        return System.getLogger(OutcomeWriter.class.getName());
    }
}
