package dev.gradus.http;

import dev.gradus.core.Gradus;
import dev.gradus.core.engine.EngineTimes;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.core.grading.GradedKind;
import dev.gradus.core.memory.InMemoryStores;
import dev.gradus.core.outbox.TargetRules;
import dev.gradus.core.tool.Tool;
import dev.gradus.core.tool.ToolCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A whole Gradus in memory behind a server on a port of its own. Every answer is held to the published description. */
final class TestServer implements AutoCloseable {
    private static final EngineTimes FAST = new EngineTimes(
            Duration.ofMillis(900),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(50),
            Duration.ofSeconds(5));

    final CountDownLatch gate = new CountDownLatch(1);
    final InMemoryStores stores = new InMemoryStores(InstantSource.system());
    final Gradus gradus = Gradus.builder()
            .stores(stores)
            .times(FAST)
            .kind(new GradedKind())
            .webhooks(new HttpWebhookSender(TargetRules.PUBLIC_ONLY))
            .tool(Tool.of("gate", Gate.class, Gate.class, this::passGate))
            .tool(Tool.of("broken", Gate.class, Gate.class, TestServer::fail))
            .build();
    final GradusServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    TestServer() {
        this(ServerSettings.local(0, "test"));
    }

    TestServer(ServerSettings settings) {
        this(settings, Duration.ofSeconds(10));
    }

    TestServer(ServerSettings settings, Duration patience) {
        this(settings, patience, Duration.ofSeconds(30));
    }

    TestServer(ServerSettings settings, Duration patience, Duration requestDeadline) {
        this(settings, LedgerAdmins.OPEN, patience, requestDeadline);
    }

    TestServer(ServerSettings settings, LedgerAdmins admins) {
        this(settings, admins, Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    private TestServer(ServerSettings settings, LedgerAdmins admins, Duration patience, Duration requestDeadline) {
        server = new GradusServer(ports(), settings, admins, new EventFeed(100, patience), requestDeadline);
    }

    Ports ports() {
        return Ports.of(gradus);
    }

    TestServer working() {
        gradus.startWorker(new WorkerOptions("test", 4, Map.of()));
        return this;
    }

    Reply get(String path) {
        return send(path, UnaryOperator.identity());
    }

    Reply post(String path, String json) {
        return send(
                path,
                request -> request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    Reply put(String path, String json) {
        return send(
                path,
                request -> request.header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    Reply patch(String path, String json) {
        return send(
                path,
                request -> request.header("Content-Type", "application/json")
                        .method("PATCH", BodyPublishers.ofString(json)));
    }

    Reply delete(String path) {
        return send(path, HttpRequest.Builder::DELETE);
    }

    /** A POST without body and content type. */
    Reply post(String path) {
        return send(path, request -> request.POST(BodyPublishers.noBody()));
    }

    Reply send(String path, UnaryOperator<HttpRequest.Builder> how) {
        HttpRequest request = how.apply(
                        HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(30)))
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            var reply = new Reply(response.statusCode(), response.body(), response);
            OpenApi.SERVED.check(request.method(), request.uri().getPath(), reply);
            return reply;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        gate.countDown();
        server.close();
        gradus.close();
    }

    private Gate passGate(Gate input, ToolCall call) throws InterruptedException {
        if (!gate.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody opened the gate");
        }
        return input;
    }

    private static Gate fail(Gate input, ToolCall call) {
        throw new IllegalStateException("it is broken");
    }

    /** What the test's tools take and give. */
    record Gate(String name) {}
}
