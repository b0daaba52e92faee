package dev.gradus.core.memory;

import dev.gradus.core.port.WorkerInfo;
import dev.gradus.core.port.WorkerSession;
import dev.gradus.core.port.WorkerSessions;
import dev.gradus.core.step.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The leases of workers in memory. */
final class InMemoryWorkerSessions implements WorkerSessions {
    private static final Duration LISTED_AFTER_END = Duration.ofDays(1);
    private static final int MAX_LISTED = 500;

    private final SessionTable sessions;
    private final Holdings holdings;

    InMemoryWorkerSessions(SessionTable sessions, Holdings holdings) {
        this.sessions = sessions;
        this.holdings = holdings;
    }

    @Override
    public SessionId open(WorkerInfo worker, Duration lease) {
        return sessions.open(worker, lease);
    }

    @Override
    public boolean renew(SessionId session, Duration lease) {
        return sessions.renew(session, lease);
    }

    @Override
    public void describe(SessionId session, WorkerInfo worker) {
        sessions.describe(session, worker);
    }

    @Override
    public void close(SessionId session) {
        sessions.close(session);
    }

    @Override
    public List<WorkerInfo> live() {
        Instant now = sessions.now();
        return sessions.newestFirst().stream()
                .filter(lease -> lease.isLive(now))
                .limit(MAX_LISTED)
                .map(SessionTable.Lease::worker)
                .toList();
    }

    @Override
    public List<WorkerSession> list() {
        Instant now = sessions.now();
        return sessions.newestFirst().stream()
                .filter(lease -> lease.until().plus(LISTED_AFTER_END).isAfter(now))
                .limit(MAX_LISTED)
                .map(lease -> listed(lease, now))
                .toList();
    }

    private WorkerSession listed(SessionTable.Lease lease, Instant now) {
        return new WorkerSession(
                lease.id(),
                lease.worker(),
                lease.startedAt(),
                lease.until(),
                lease.isLive(now),
                holdings.countOf(lease.id()));
    }
}
