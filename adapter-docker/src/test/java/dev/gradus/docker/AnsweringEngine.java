package dev.gradus.docker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Says over HTTP what it was told to say, as an engine would that is not at hand; everything else is not found. */
final class AnsweringEngine implements AutoCloseable {
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    AnsweringEngine() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** From now on this is answered to a request such as {@code GET /info}. */
    AnsweringEngine answering(String request, String json) {
        answers.put(request, json);
        return this;
    }

    String address() {
        return "tcp://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it was asked so far. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        asked.add(request);
        exchange.getRequestBody().readAllBytes();
        String known = answers.get(request);
        if (known != null && exchange.getRequestMethod().equals("DELETE")) {
            answers.remove("GET " + exchange.getRequestURI().getPath() + "/json");
        }
        byte[] body = (known == null ? "{\"message\":\"not found\"}" : known).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(known == null ? 404 : request.startsWith("POST") ? 201 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
