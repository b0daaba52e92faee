package dev.gradus.core.engine;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.port.WorkerInfo;
import dev.gradus.core.port.WorkerSessions;
import dev.gradus.core.step.SessionId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one session alive on a thread of its own. A session that could not be renewed in time is no longer trusted, before
 * its lease ends in the store; what still carries its fence may go on once the store answers again, unless the store says that
 * the session is over: then a new one is opened, and what the old one held is lost.
 */
final class SessionKeeper implements AutoCloseable {
    private final WorkerSessions sessions;
    private final ProcessInfo worker;
    private final EngineTimes times;
    private final Runnable whenLost;
    private final @Nullable ScheduledExecutorService thread;
    private @Nullable ScheduledFuture<?> renewals;
    private @Nullable SessionId current;
    private @Nullable WorkerInfo told;
    private long trustedUntilNanos;

    /** Renews on a thread of its own. */
    SessionKeeper(WorkerSessions sessions, ProcessInfo worker, EngineTimes times, Runnable whenLost) {
        this(
                sessions,
                worker,
                times,
                whenLost,
                Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("gradus-session")));
    }

    /** Renews each time the session is asked for, and has no thread. */
    static SessionKeeper threadless(WorkerSessions sessions, ProcessInfo worker, EngineTimes times) {
        return new SessionKeeper(sessions, worker, times, () -> {}, null);
    }

    private SessionKeeper(
            WorkerSessions sessions,
            ProcessInfo worker,
            EngineTimes times,
            Runnable whenLost,
            @Nullable ScheduledExecutorService thread) {
        this.sessions = sessions;
        this.worker = worker;
        this.times = times;
        this.whenLost = whenLost;
        this.thread = thread;
    }

    /** The live session, opened when there is none. */
    synchronized SessionId session() {
        if (thread == null && current != null && !sessions.renew(current, times.lease())) {
            current = null;
        }
        if (current == null) {
            long begun = System.nanoTime();
            told = worker.get();
            current = sessions.open(told, times.lease());
            trustedUntilNanos = begun + times.trust().toNanos();
        }
        if (renewals == null && thread != null) {
            long millis = times.renewal().toMillis();
            renewals = thread.scheduleWithFixedDelay(this::renewQuietly, millis, millis, TimeUnit.MILLISECONDS);
        }
        return current;
    }

    /**
     * Has the session say what its process is now, where that is not what it says: an engine that came, went or is another one.
     * Waits for the container engine's answer, and renewals do not.
     */
    void refresh() {
        WorkerInfo now = worker.fresh();
        SessionId described;
        synchronized (this) {
            described = now.equals(told) ? null : current;
        }
        if (described != null) {
            sessions.describe(described, now);
            log().log(Level.INFO, "{0} offers {1}", worker.name(), now.engine() == null ? "no engine" : "an engine");
            synchronized (this) {
                told = now;
            }
        }
    }

    /** Whether the session was renewed so recently that nobody can have taken back what it holds. */
    synchronized boolean isTrusted() {
        return current != null && System.nanoTime() - trustedUntilNanos < 0;
    }

    private void renewQuietly() {
        try {
            renew();
        } catch (RuntimeException unreachable) {
            log().log(
                            Level.WARNING,
                            "session of {0} could not be renewed: {1}",
                            worker.name(),
                            unreachable.getMessage());
        }
    }

    private void renew() {
        SessionId renewed;
        synchronized (this) {
            renewed = current;
        }
        if (renewed == null) {
            return;
        }
        long begun = System.nanoTime();
        boolean alive = sessions.renew(renewed, times.lease());
        synchronized (this) {
            if (alive) {
                trustedUntilNanos = begun + times.trust().toNanos();
                return;
            }
            current = null;
        }
        log().log(Level.WARNING, "session {0} of {1} expired; what it held is given up", renewed, worker.name());
        whenLost.run();
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.shutdownNow();
        }
        SessionId last;
        synchronized (this) {
            last = current;
            current = null;
        }
        if (last != null) {
            try {
                sessions.close(last);
            } catch (CoreException unreachable) {
                log().log(Level.WARNING, "session {0} was left to expire: {1}", last, unreachable.getMessage());
            }
        }
    }

    /** Found when it is needed: finding it opens every jar, which a short command has no time for. */
    private static Logger log() {
        return System.getLogger(SessionKeeper.class.getName());
    }
}
