package dev.gradus.cli.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gradus.core.data.Document;
import dev.gradus.core.outbox.Signature;
import dev.gradus.core.outbox.SigningSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Receives webhooks on the loopback address, refuses three of ten by chance, and remembers all of them in order. */
final class FlakyReceiver implements AutoCloseable {
    private static final double REFUSED = 0.3;

    private final SigningSecret secret;
    private final Random chance;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final List<Received> received = new ArrayList<>();

    private FlakyReceiver(SigningSecret secret, long seed, HttpServer server) {
        this.secret = secret;
        this.chance = new Random(seed);
        this.server = server;
    }

    static FlakyReceiver start(SigningSecret secret, long seed) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        FlakyReceiver receiver = new FlakyReceiver(secret, seed, server);
        server.createContext("/hook", receiver::receive);
        server.setExecutor(receiver.threads);
        server.start();
        return receiver;
    }

    String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized List<Received> received() {
        return List.copyOf(received);
    }

    synchronized int count() {
        return received.size();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            long at = Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp"));
            String signature = exchange.getRequestHeaders().getFirst("webhook-signature");
            boolean genuine = Signature.header(id, Instant.ofEpochSecond(at), body, List.of(secret))
                    .equals(signature);
            boolean accepted = remember(id, Document.parse(body), genuine);
            exchange.sendResponseHeaders(accepted ? 204 : 500, -1);
        }
    }

    private synchronized boolean remember(String id, Document body, boolean genuine) {
        boolean accepted = chance.nextDouble() >= REFUSED;
        received.add(new Received(
                id,
                Long.parseLong(body.at("data.stream_id").orElseThrow().toJson()),
                Long.parseLong(body.at("data.sequence").orElseThrow().toJson()),
                body.toJson(),
                genuine,
                accepted));
        return accepted;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /**
     * One request.
     *
     * @param id its webhook-id
     * @param task what it was about
     * @param seq the event's number there
     * @param body as it came
     * @param genuine whether its signature was right
     * @param accepted what it was answered
     */
    record Received(String id, long task, long seq, String body, boolean genuine, boolean accepted) {}
}
