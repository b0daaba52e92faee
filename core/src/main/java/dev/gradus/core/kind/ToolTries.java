package dev.gradus.core.kind;

import dev.gradus.core.step.Outcome;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Repeats a failing tool call within one attempt, waiting between the tries. */
final class ToolTries {
    private final ToolSettings settings;
    private final StepContext context;

    ToolTries(ToolSettings settings, StepContext context) {
        this.settings = settings;
        this.context = context;
    }

    /** One try. */
    interface Try {
        Outcome outcome() throws InterruptedException;
    }

    /** The first outcome that no further try can or may better. */
    Outcome run(Try next) throws InterruptedException {
        Outcome outcome = next.outcome();
        for (int failures = 1; failures < settings.maxTries() && mayBeRepeated(outcome); failures++) {
            if (!pause(settings.backoff().after(failures))) {
                return Outcome.failure(StopFailure.of("tool '" + settings.name() + "'", context.stop()));
            }
            context.retried();
            outcome = next.outcome();
        }
        return outcome;
    }

    private boolean mayBeRepeated(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed
                && failed.failure().retryable()
                && !context.stop().isRequested();
    }

    /** Waits; false when the attempt has to end instead. */
    private boolean pause(Duration length) throws InterruptedException {
        var stopped = new CountDownLatch(1);
        context.stop().whenRequested(stopped::countDown);
        return !stopped.await(length.toNanos(), TimeUnit.NANOSECONDS);
    }
}
