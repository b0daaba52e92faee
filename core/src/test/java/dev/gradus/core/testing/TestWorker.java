package dev.gradus.core.testing;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.port.Change;
import dev.gradus.core.port.ClaimRequest;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Completion;
import dev.gradus.core.port.HeldStep;
import dev.gradus.core.port.Stores;
import dev.gradus.core.port.WorkerInfo;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.Pins;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A worker that does what its test says, at that moment and on the test's thread.
 *
 * @param stores where it works
 * @param kind the one step kind it executes
 * @param session its session
 */
public record TestWorker(Stores stores, String kind, SessionId session) {
    private static final int MOST_TRIES = 20;
    private static final Duration LONG_LEASE = Duration.ofMinutes(10);

    /** A worker whose lease outlives every test. */
    public static TestWorker start(Stores stores, String kind) {
        return start(stores, kind, LONG_LEASE);
    }

    /** A worker with this lease. */
    public static TestWorker start(Stores stores, String kind, Duration lease) {
        return start(stores, kind, lease, Pins.toHost("test-host"), Map.of());
    }

    /** A worker at this place, which has a host, that offers these labels. */
    public static TestWorker start(Stores stores, String kind, Pins place, Map<String, String> labels) {
        return start(stores, kind, LONG_LEASE, place, labels);
    }

    private static TestWorker start(
            Stores stores, String kind, Duration lease, Pins place, Map<String, String> labels) {
        String host = requireNonNull(place.host(), "host");
        WorkerInfo info = new WorkerInfo("test:worker", host, place.engine(), Set.of(kind), 8, labels);
        return new TestWorker(stores, kind, stores.sessions().open(info, lease));
    }

    /** Claims at most so many steps. */
    public List<ClaimedStep> claim(int limit) {
        return stores.queue().claim(new ClaimRequest(session, Set.of(kind), limit));
    }

    /** Claims one step, which must be there. */
    public ClaimedStep claimOne() {
        List<ClaimedStep> claimed = claim(1);
        if (claimed.size() != 1) {
            throw new AssertionError("expected one step of kind %s to claim, found %s".formatted(kind, claimed));
        }
        return claimed.get(0);
    }

    /** Takes a step of a manual task. */
    public Optional<ClaimedStep> take(TaskId task, String step) {
        return take(task, step, Precondition.NONE);
    }

    /** Takes the step of the manual task if the task is still what the caller has seen. */
    public Optional<ClaimedStep> take(TaskId task, String step, Precondition precondition) {
        return stores.queue().take(task, new StepKey(step), session, precondition);
    }

    /** Reports that the attempt came to this. */
    public Change complete(HeldStep held, Outcome outcome) {
        return stores.queue().complete(new Completion(held, outcome, null, 0), cause());
    }

    /** Reports a success without results. */
    public Change succeed(HeldStep held) {
        return complete(held, Outcome.success(Document.emptyObject()));
    }

    /** Reports a success without results. */
    public Change succeed(ClaimedStep claimed) {
        return succeed(claimed.held());
    }

    /** Reports a failure that another try may mend. */
    public Change fail(ClaimedStep claimed) {
        return complete(claimed.held(), Outcome.failure(Failure.infra("broken", "it broke")));
    }

    /** What this worker could take back, at most so many. */
    public List<HeldStep> expired(int limit) {
        return stores.queue().expired(session, limit);
    }

    /** Takes the step back from an expired session, as a sweeper does: what others hold at the moment it tries again. */
    public Change takeBack(HeldStep held) {
        for (int tries = 1; ; tries++) {
            try {
                return stores.queue().takeBack(held, session, Cause.of(Actor.SWEEPER));
            } catch (CoreException busy) {
                if (busy.code() != ErrorCode.IN_PROGRESS || tries == MOST_TRIES) {
                    throw busy;
                }
            }
        }
    }

    /** The cause of what this worker reports. */
    public Cause cause() {
        return Cause.of(new Actor("worker:" + session));
    }
}
