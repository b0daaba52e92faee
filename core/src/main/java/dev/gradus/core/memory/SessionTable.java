package dev.gradus.core.memory;

import dev.gradus.core.port.WorkerInfo;
import dev.gradus.core.step.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The leases. It has a lock of its own, so that a heartbeat never waits for a transaction, and reads the clock under it: a
 * session that was once seen expired is never renewed.
 */
final class SessionTable {
    private final StoreClock clock;
    private final Map<SessionId, Lease> leases = new LinkedHashMap<>();
    private long last;

    /**
     * One session.
     *
     * @param id its number
     * @param worker what the process said of itself
     * @param startedAt when it was opened
     * @param until when its lease ends
     */
    record Lease(SessionId id, WorkerInfo worker, Instant startedAt, Instant until) {
        Lease to(Instant end) {
            return new Lease(id, worker, startedAt, end);
        }

        boolean isLive(Instant now) {
            return until.isAfter(now);
        }
    }

    SessionTable(StoreClock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.now();
    }

    synchronized SessionId open(WorkerInfo worker, Duration lease) {
        Instant now = clock.now();
        SessionId id = new SessionId(++last);
        leases.put(id, new Lease(id, worker, now, now.plus(lease)));
        return id;
    }

    synchronized boolean renew(SessionId session, Duration lease) {
        Instant now = clock.now();
        Lease current = leases.get(session);
        if (current == null || !current.isLive(now)) {
            return false;
        }
        leases.put(session, current.to(now.plus(lease)));
        return true;
    }

    synchronized void describe(SessionId session, WorkerInfo worker) {
        Lease current = leases.get(session);
        if (current != null && current.isLive(clock.now())) {
            leases.put(session, new Lease(session, worker, current.startedAt(), current.until()));
        }
    }

    synchronized void close(SessionId session) {
        Instant now = clock.now();
        Lease current = leases.get(session);
        if (current != null && current.isLive(now)) {
            leases.put(session, current.to(now));
        }
    }

    synchronized boolean isLive(SessionId session) {
        Lease current = leases.get(session);
        return current != null && current.isLive(clock.now());
    }

    /** What the session offers to steps; nothing when there is no such session. */
    synchronized Map<String, String> offers(SessionId session) {
        Lease lease = leases.get(session);
        return lease == null ? Map.of() : lease.worker().offers();
    }

    synchronized boolean forget(SessionId session) {
        return leases.remove(session) != null;
    }

    synchronized List<Lease> newestFirst() {
        List<Lease> all = new ArrayList<>(leases.values());
        Collections.reverse(all);
        return all;
    }
}
