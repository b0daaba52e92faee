package dev.gradus.core.port;

import dev.gradus.core.step.SessionId;
import java.time.Duration;
import java.util.List;

/**
 * The leases of processes that execute steps, on the store's clock. Calls never wait for those of other ports. Thread safe.
 */
public interface WorkerSessions {

    /** Opens a session whose lease lasts this long from now. */
    SessionId open(WorkerInfo worker, Duration lease);

    /**
     * Extends the lease from now.
     *
     * @return false when the session has already expired or was closed: it must stop what it holds, and never comes back
     */
    boolean renew(SessionId session, Duration lease);

    /** Says anew what the process of a live session is; an ended one stays as it was. From then on it is claimed for by that. */
    void describe(SessionId session, WorkerInfo worker);

    /** Ends the session; what it still holds is expired at once. */
    void close(SessionId session);

    /** What the live sessions said of themselves, newest first, at most 500; costs the same however much they executed. */
    List<WorkerInfo> live();

    /** Live sessions, and those that ended within the last day, newest first, at most 500. */
    List<WorkerSession> list();
}
