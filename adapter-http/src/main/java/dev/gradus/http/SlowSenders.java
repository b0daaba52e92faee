package dev.gradus.http;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections on which a request arrives too slowly. Jetty's idle timeout begins again with every byte, so that a
 * client that sends one now and then would keep its connection for ever; this looks at all connections a few times within
 * the deadline and remembers since when each has been reading the same request. A connection whose request has arrived is
 * left alone however long its answer takes, and so is one that rests between two requests.
 */
final class SlowSenders extends AbstractLifeCycle {
    private static final int LOOKS = 4;

    private final Server server;
    private final Duration deadline;

    /** Used by one look at a time; each schedules the next. */
    private Map<EndPoint, Reading> readings = new HashMap<>();

    private volatile Scheduler.@Nullable Task next;

    SlowSenders(Server server, Duration deadline) {
        this.server = server;
        this.deadline = deadline;
    }

    @Override
    protected void doStart() {
        schedule();
    }

    @Override
    protected void doStop() {
        Scheduler.Task last = next;
        if (last != null) {
            last.cancel();
        }
    }

    private void schedule() {
        next = server.getScheduler().schedule(this::look, deadline.toMillis() / LOOKS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (!isStarting() && !isRunning()) {
            return;
        }
        long now = System.nanoTime();
        Map<EndPoint, Reading> still = new HashMap<>();
        for (Connector connector : server.getConnectors()) {
            if (connector instanceof AbstractConnector network) {
                look(network.getConnectedEndPoints(), now, still);
            }
        }
        readings = still;
        schedule();
    }

    private void look(Collection<EndPoint> endPoints, long now, Map<EndPoint, Reading> still) {
        for (EndPoint endPoint : endPoints) {
            if (endPoint.getConnection() instanceof HttpConnection http && isReading(http)) {
                Reading reading = new Reading(http.getMessagesIn(), now);
                Reading before = readings.get(endPoint);
                if (before != null && before.request() == reading.request()) {
                    reading = before;
                }
                if (now - reading.since() > deadline.toNanos()) {
                    endPoint.close();
                } else {
                    still.put(endPoint, reading);
                }
            }
        }
    }

    /** Also before the first byte of the first request: who connects has something to say. */
    private static boolean isReading(HttpConnection http) {
        HttpParser parser = http.getParser();
        if (parser.isStart()) {
            return http.getMessagesIn() == 0;
        }
        return !parser.isIdle() && !hasWholeBody(parser);
    }

    /** The parser stays in the body when nobody asks it for the end, as for a body of no bytes. */
    private static boolean hasWholeBody(HttpParser parser) {
        return parser.inContentState()
                && parser.getContentLength() >= 0
                && parser.getContentRead() >= parser.getContentLength();
    }

    /** Since when a connection has been reading its n-th request. */
    private record Reading(long request, long since) {}
}
