package dev.gradus.core.host;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.MetricEvents;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Posts metric events as JSON, one after the other and in the background. What is not taken within three seconds is lost, and
 * so is what comes while too many wait. Thread safe.
 */
public final class HttpMetricEvents implements MetricEvents, AutoCloseable {
    private static final Logger LOG = System.getLogger(HttpMetricEvents.class.getName());
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final int MOST_WAITING = 1_000;

    private final URI endpoint;
    private final @Nullable String key;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    /**
     * Sends to an endpoint.
     *
     * @param key the value of the header {@code x-metrics-key}, when it is wanted
     */
    public HttpMetricEvents(URI endpoint, @Nullable String key) {
        this.endpoint = requireNonNull(endpoint, "endpoint");
        this.key = key;
    }

    @Override
    public synchronized void send(Document event) {
        if (!room.tryAcquire()) {
            LOG.log(Level.DEBUG, "a metric event was dropped: {0} are waiting", MOST_WAITING);
            return;
        }
        HttpRequest request = request(event);
        last = last.handle((done, failed) -> failed)
                .thenCompose(any -> client.sendAsync(request, HttpResponse.BodyHandlers.discarding()))
                .whenComplete((answer, lost) -> {
                    room.release();
                    if (lost != null) {
                        LOG.log(Level.DEBUG, "a metric event was lost: {0}", lost.getMessage());
                    }
                });
    }

    private HttpRequest request(Document event) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event.toJson()));
        return (key == null ? request : request.header("x-metrics-key", key)).build();
    }

    /** Waits a moment for what is on its way. */
    @Override
    public void close() {
        CompletableFuture<?> waiting;
        synchronized (this) {
            waiting = last;
        }
        waiting.handle((done, failed) -> failed)
                .completeOnTimeout(null, LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
