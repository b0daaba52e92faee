package dev.gradus.http;

import dev.gradus.core.failure.CoreException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries stored events to all clients that follow them. Each client stands at a place of its own and is given what comes
 * after it, as much as its queue takes: a slow one falls behind and is cut, and nobody misses anything, since the store
 * is read and not overheard. One thread reads; clients at the same place share a reading; without clients nothing is read.
 */
final class EventFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
    private static final Duration QUIET = Duration.ofSeconds(15);
    private static final long TICK_MILLIS = 200;
    private static final int PAGE = 64;
    private static final int KEPT_READINGS = 16;

    private final int maxClients;
    private final Duration patience;
    private final Map<SseClient, Place> clients = new ConcurrentHashMap<>();
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(named());

    /** @param patience how long a client may keep what it was given unread */
    EventFeed(int maxClients, Duration patience) {
        this.maxClients = maxClients;
        this.patience = patience;
        var started = reader.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        if (started.isCancelled()) {
            throw new IllegalStateException("the event feed did not start");
        }
    }

    /**
     * Where a client stands.
     *
     * @param source what it follows
     * @param cursor the id of the last event it was given
     */
    record Place(EventSource source, String cursor) {}

    /** Throws when there is no room for one more client. */
    void requireRoom() {
        if (clients.size() >= maxClients) {
            throw new Refusal(503, "too-many-clients", "this server has its " + maxClients + " event clients already");
        }
    }

    /** Serves the client from that place on. */
    void serve(SseClient client, Place place) {
        clients.put(client, place);
    }

    int size() {
        return clients.size();
    }

    @Override
    public void close() {
        reader.shutdownNow();
        clients.keySet().forEach(SseClient::close);
    }

    // The outermost loop of its thread: whatever went wrong, the next tick tries again.
    private void tick() {
        Map<Place, List<EventSource.Frame>> readings = new HashMap<>();
        for (Map.Entry<SseClient, Place> entry : clients.entrySet()) {
            try {
                serveOnce(entry.getKey(), entry.getValue(), readings);
            } catch (CoreException unavailable) {
                LOG.warn("event_feed.unavailable: {}", unavailable.getMessage());
                return;
            } catch (RuntimeException unexpected) {
                LOG.error("event_feed.failed", unexpected);
                entry.getKey().close();
            }
        }
    }

    private void serveOnce(SseClient client, Place place, Map<Place, List<EventSource.Frame>> readings) {
        if (client.isClosed()) {
            clients.remove(client);
            return;
        }
        if (client.isStuck(patience)) {
            LOG.info("event_client.cut: it did not read for {}", patience);
            client.cut();
            return;
        }
        if (readings.size() > KEPT_READINGS) {
            readings.clear();
        }
        if (client.hasRoom()) {
            List<EventSource.Frame> frames =
                    readings.computeIfAbsent(place, any -> place.source().after(place.cursor(), PAGE));
            give(client, place, frames);
        }
        client.beat(QUIET);
    }

    private void give(SseClient client, Place place, List<EventSource.Frame> frames) {
        String cursor = place.cursor();
        for (EventSource.Frame frame : frames) {
            if (!client.offer(frame.bytes())) {
                break;
            }
            cursor = frame.cursor();
        }
        Place next = new Place(place.source(), cursor);
        clients.computeIfPresent(client, (any, before) -> next);
    }

    private static ThreadFactory named() {
        return task -> {
            var thread = new Thread(task, "gradus-event-feed");
            thread.setDaemon(true);
            return thread;
        };
    }
}
