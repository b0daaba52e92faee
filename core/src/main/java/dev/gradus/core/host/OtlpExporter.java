package dev.gradus.core.host;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.Span;
import dev.gradus.core.port.SpanExporter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Sends spans to an OpenTelemetry collector, as OTLP over HTTP in JSON (opentelemetry-proto 1.x, {@code
 * ExportTraceServiceRequest}). A collector that is away costs nothing but its spans: the queue is bounded, a request has
 * three seconds, failures are forgotten. Thread safe.
 */
public final class OtlpExporter implements SpanExporter, AutoCloseable {
    private static final Logger LOG = System.getLogger(OtlpExporter.class.getName());
    private static final int MOST_WAITING = 2_048;
    private static final int BATCH = 256;
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final int INTERNAL = 1;

    private final URI endpoint;
    private final String service;
    private final BlockingQueue<Span> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final Thread sender;
    private volatile boolean closing;

    /**
     * Sends to an endpoint.
     *
     * @param endpoint the whole address, such as {@code http://localhost:4318/v1/traces}
     * @param service under which the spans appear
     */
    public OtlpExporter(URI endpoint, String service) {
        this.endpoint = requireNonNull(endpoint, "endpoint");
        this.service = requireNonNull(service, "service");
        this.sender = Threads.start("gradus-traces", this::sendUntilClosed);
    }

    @Override
    public void export(Span span) {
        if (!waiting.offer(span)) {
            LOG.log(Level.DEBUG, "a span was dropped: {0} are waiting", MOST_WAITING);
        }
    }

    private void sendUntilClosed() {
        try {
            while (!closing || !waiting.isEmpty()) {
                Span first = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Span> batch = new ArrayList<>(List.of(first));
                    waiting.drainTo(batch, BATCH - 1);
                    send(batch);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(List<Span> spans) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(spans).toJson()))
                .build();
        try {
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException away) {
            LOG.log(Level.DEBUG, "{0} spans were lost: {1}", spans.size(), away.getMessage());
        }
    }

    private Document body(List<Span> spans) {
        Map<String, Object> scoped = Map.of(
                "scope", Map.of("name", "gradus"),
                "spans", spans.stream().map(OtlpExporter::shape).toList());
        Map<String, Object> resource = Map.of(
                "resource", Map.of("attributes", attributes(Map.of("service.name", service))),
                "scopeSpans", List.of(scoped));
        return Document.object(Map.of("resourceSpans", List.of(resource)));
    }

    private static Map<String, Object> shape(Span span) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("traceId", span.traceId());
        shape.put("spanId", span.spanId());
        if (span.parentId() != null) {
            shape.put("parentSpanId", span.parentId());
        }
        shape.put("name", span.name());
        shape.put("kind", INTERNAL);
        shape.put("startTimeUnixNano", nanos(span.startedAt()));
        shape.put("endTimeUnixNano", nanos(span.endedAt()));
        shape.put("attributes", attributes(span.attributes()));
        return shape;
    }

    private static List<Map<String, Object>> attributes(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(entry ->
                        Map.<String, Object>of("key", entry.getKey(), "value", Map.of("stringValue", entry.getValue())))
                .toList();
    }

    /** OTLP writes 64-bit numbers as text. */
    private static String nanos(Instant time) {
        return Long.toString(TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano());
    }

    /** Sends what is waiting, for at most two seconds. */
    @Override
    public void close() {
        closing = true;
        try {
            sender.join(2_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        sender.interrupt();
    }
}
