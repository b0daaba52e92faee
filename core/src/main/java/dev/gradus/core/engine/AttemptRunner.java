package dev.gradus.core.engine;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.kind.StepKind;
import dev.gradus.core.kind.Stoppable;
import dev.gradus.core.kind.TransactionalKind;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Completion;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.Stop;
import dev.gradus.core.port.Stores;
import dev.gradus.core.step.Outcome;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Executes one claimed step with no transaction open, and stores what it came to under its fence. */
final class AttemptRunner {
    private static final Duration UNREACHABLE_PAUSE = Duration.ofMillis(200);

    private final Stores stores;
    private final KindRegistry kinds;
    private final SettingsResolver resolver;
    private final OutcomeWriter writer;
    private final HeldAttempts held;
    private final InstantSource clock;
    private final AttemptTimer timer;
    private final Executor stopActions;

    AttemptRunner(
            Stores stores,
            KindRegistry kinds,
            SettingsResolver resolver,
            OutcomeWriter writer,
            HeldAttempts held,
            InstantSource clock,
            EngineThreads threads) {
        this.stores = stores;
        this.kinds = kinds;
        this.resolver = resolver;
        this.writer = writer;
        this.held = held;
        this.clock = clock;
        this.timer = threads.timer();
        this.stopActions = threads.stopActions();
    }

    /** Executes the step to its end on the calling thread, and stores what it came to before it returns. */
    void run(ClaimedStep claimed) {
        run(claimed, writer);
    }

    /**
     * Executes the step to its end on the calling thread.
     *
     * @return whether the sink has its outcome; if not, it is stored already or the step was handed back, and is no longer
     *     held
     */
    boolean run(ClaimedStep claimed, OutcomeSink sink) {
        Duration limit = limit(claimed);
        StopSource stop = new StopSource(limit, stopActions);
        AttemptLog log = new AttemptLog(claimed, stores.logs(), clock);
        held.add(claimed.held(), stop, log);
        boolean given = false;
        try {
            Completion completion = executed(claimed, stop, log, limit);
            given = completion != null && finish(claimed, stop, completion, sink);
            return given;
        } finally {
            if (!given) {
                held.remove(claimed.held());
            }
        }
    }

    private @Nullable Completion executed(ClaimedStep claimed, StopSource stop, AttemptLog log, Duration limit) {
        Runnable callOff = timer.after(limit, () -> stop.request(Stop.Reason.TIMEOUT));
        try {
            Completion completion = completionOrFault(claimed, stop, log, limit);
            log.flush();
            return completion;
        } finally {
            callOff.run();
        }
    }

    private Duration limit(ClaimedStep claimed) {
        Duration asked = claimed.step().spec().policies().timeout().limit();
        boolean shorter = kind(claimed) instanceof TransactionalKind && asked.compareTo(TransactionalKind.LIMIT) > 0;
        return shorter ? TransactionalKind.LIMIT : asked;
    }

    private @Nullable StepKind kind(ClaimedStep claimed) {
        return kinds.find(claimed.step().spec().body().kind()).orElse(null);
    }

    /**
     * Whatever happens here, the step has an outcome: a live session's step is taken back by nobody. Null when it is stored
     * already.
     */
    private @Nullable Completion completionOrFault(
            ClaimedStep claimed, StopSource stop, AttemptLog log, Duration limit) {
        try {
            return completion(claimed, stop, log, limit);
        } catch (RuntimeException broken) {
            log().log(Level.ERROR, "step " + claimed.step().id() + " could not be executed", broken);
            Failure failure = Failure.infra("ENGINE_ERROR", String.valueOf(broken));
            return new Completion(claimed.held(), Outcome.failure(failure), null, 0);
        }
    }

    private @Nullable Completion completion(ClaimedStep claimed, StopSource stop, AttemptLog log, Duration limit) {
        Document settings;
        try {
            settings = settings(claimed, stop);
        } catch (CoreException | DocumentException unresolved) {
            return new Completion(claimed.held(), Outcome.failure(unresolved(unresolved)), null, 0);
        }
        Execution execution = new Execution(claimed, settings, stop, log, stores, clock);
        Outcome outcome = kind(claimed) instanceof TransactionalKind transactional
                ? new Settling(transactional, writer).outcome(execution, Cause.of(claimed.worker()))
                : outcome(claimed, execution);
        if (outcome == null) {
            return null;
        }
        return new Completion(claimed.held(), timedOut(outcome, stop, limit), settings, execution.retries());
    }

    /** Tries again while the store cannot be reached, until the attempt has to stop: that is no fault of the step. */
    private Document settings(ClaimedStep claimed, Stop stop) {
        while (true) {
            try {
                return resolver.resolve(claimed);
            } catch (CoreException failed) {
                if (failed.code() != ErrorCode.UNREACHABLE || stop.isRequested()) {
                    throw failed;
                }
                LockSupport.parkNanos(UNREACHABLE_PAUSE.toNanos());
            }
        }
    }

    private static Failure unresolved(RuntimeException failed) {
        String message = String.valueOf(failed.getMessage());
        return failed instanceof CoreException refused && refused.code() == ErrorCode.UNREACHABLE
                ? Failure.infra("UNREACHABLE", message)
                : Failure.user("UNRESOLVED_REFERENCE", message);
    }

    private Outcome outcome(ClaimedStep claimed, Execution execution) {
        StepKind kind = kind(claimed);
        if (kind == null) {
            return Outcome.failure(Failure.infra(
                    "UNKNOWN_KIND",
                    "this worker has no step kind '%s'"
                            .formatted(claimed.step().spec().body().kind())));
        }
        try {
            if (kind instanceof Stoppable stoppable && execution.memo().size() > 0) {
                stopLeftovers(stoppable, execution);
            }
            return new Reuse(kind, execution).outcome();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Outcome.failure(Failure.infra("INTERRUPTED", "the attempt was interrupted"));
        } catch (RuntimeException broken) {
            log().log(Level.WARNING, "step kind " + kind.name() + " threw", broken);
            return Outcome.failure(Failure.infra("KIND_ERROR", kind.name() + ": " + broken));
        }
    }

    /** Ends what an earlier attempt left running on this host; on another host nobody here can tell. */
    private static void stopLeftovers(Stoppable kind, Execution execution) throws InterruptedException {
        if (!kind.confirmGone(execution.memo())) {
            execution.print(
                    LogChunk.Source.GRADUS, "the work of an earlier attempt cannot be confirmed gone from this host\n");
        }
    }

    private static Outcome timedOut(Outcome outcome, StopSource stop, Duration limit) {
        boolean failedForTime = stop.reason() == Stop.Reason.TIMEOUT
                && outcome instanceof Outcome.Failed failed
                && failed.failure().failureClass() != FailureClass.TIMEOUT;
        return failedForTime
                ? Outcome.failure(Failure.timeout("the attempt did not end within " + limit.toMillis() + " ms"))
                : outcome;
    }

    private boolean finish(ClaimedStep claimed, StopSource stop, Completion completion, OutcomeSink sink) {
        if (stop.reason() == Stop.Reason.DRAINED && completion.outcome() instanceof Outcome.Failed) {
            stores.queue().handBack(claimed.step().id(), claimed.held().fence());
            return false;
        }
        sink.accept(claimed, completion, Cause.of(claimed.worker()), () -> held.remove(claimed.held()));
        return true;
    }

    /** Found when it is needed: finding it opens every jar, which a short command has no time for. */
    private static Logger log() {
        return System.getLogger(AttemptRunner.class.getName());
    }
}
