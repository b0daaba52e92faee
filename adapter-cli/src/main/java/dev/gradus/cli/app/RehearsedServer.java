package dev.gradus.cli.app;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A server that is asked the usual questions once. It goes on until the process ends. */
final class RehearsedServer {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long PAUSE_MILLISECONDS = 20;
    private static final List<String> QUESTIONS =
            List.of("/ready", "/tasks", "/api/v1/tasks", "/api/v1/tasks/1", "/metrics", "/openapi.json");

    private final String url;

    private RehearsedServer(String url) {
        this.url = url;
    }

    /** Starts one by a command line that does not return, and asks. */
    static void ask(Consumer<List<String>> commandLine) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Thread serving = new Thread(
                () -> commandLine.accept(List.of("serve", "--port", String.valueOf(port))), "rehearsed-server");
        serving.setDaemon(true);
        serving.start();
        var server = new RehearsedServer("http://127.0.0.1:" + port);
        server.awaitHealth(serving);
        for (String question : QUESTIONS) {
            server.get(question);
        }
        server.post("/tasks", "{\"text\":\"hello\",\"a\":2,\"b\":3}");
    }

    private void awaitHealth(Thread serving) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                get("/health");
                return;
            } catch (IOException notYet) {
                if (!serving.isAlive() || System.nanoTime() - end > 0) {
                    throw new IOException("the server did not answer", notYet);
                }
                Thread.sleep(PAUSE_MILLISECONDS);
            }
        }
    }

    private void get(String path) throws IOException {
        read(open(path), path);
    }

    private void post(String path, String body) throws IOException {
        HttpURLConnection connection = open(path);
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        read(connection, path);
    }

    private HttpURLConnection open(String path) throws IOException {
        return (HttpURLConnection) new URL(url + path).openConnection();
    }

    private static void read(HttpURLConnection connection, String path) throws IOException {
        if (connection.getResponseCode() / 100 != 2) {
            throw new IOException(path + " was answered with " + connection.getResponseCode());
        }
        try (var in = connection.getInputStream()) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
