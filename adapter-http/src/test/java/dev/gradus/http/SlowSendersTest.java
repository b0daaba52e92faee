package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that send one byte now and then, to a server that waits 400 ms for a request. */
class SlowSendersTest {
    private static final int BOUND_MILLIS = 20_000;

    private final TestServer server =
            new TestServer(ServerSettings.local(0, "test"), Duration.ofSeconds(10), Duration.ofMillis(400));
    private final ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void close() {
        drip.shutdownNow();
        server.close();
    }

    @Test
    void aHeadThatNeverEndsShouldCostTheConnection() throws IOException {
        try (Socket socket = connected()) {
            String answer = dripping(socket, "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ");

            assertThat(answer).doesNotContain("200 OK");
        }
    }

    @Test
    void aBodyThatNeverEndsShouldCostTheConnection() throws IOException {
        try (Socket socket = connected()) {
            String answer = dripping(
                    socket,
                    "POST /tasks HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 100000\r\n\r\n{\"text\":\"");

            assertThat(answer).matches("(?s)(HTTP/1.1 408 .*|)");
        }
        assertThat(server.get("/tasks").body()).isEqualTo("[]");
    }

    @Test
    void aConnectionOnWhichNothingIsSaidShouldBeClosed() throws IOException {
        try (Socket socket = connected()) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aRequestThatHasArrivedShouldBeAnsweredHoweverLongItTakes() {
        String task =
                server.post("/api/v1/tasks", "{\"definition\":\"echo_add\"}").at("id");

        Reply reply = server.post("/api/v1/tasks/" + task + "/actions/pause?wait=2s");

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void aConnectionThatRestsBetweenRequestsShouldStay() throws Exception {
        byte[] request = "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = connected()) {
            for (int times = 0; times < 3; times++) {
                drip.schedule(() -> {}, times * 700L, TimeUnit.MILLISECONDS).get();
                socket.getOutputStream().write(request);
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                socket.getInputStream().skip(socket.getInputStream().available());
            }
        }
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket("127.0.0.1", server.server.port());
        socket.setSoTimeout(BOUND_MILLIS);
        return socket;
    }

    /** What the server says to this beginning and a byte every 20 ms, until it closes the connection. */
    private String dripping(Socket socket, String beginning) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(beginning.getBytes(StandardCharsets.US_ASCII));
        drip.scheduleAtFixedRate(() -> dripped(out), 20, 20, TimeUnit.MILLISECONDS);
        StringBuilder answer = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                answer.append((char) next);
            }
        } catch (SocketException reset) {
            return answer.toString(); // closed while a byte was on its way
        }
        return answer.toString();
    }

    private static void dripped(OutputStream out) {
        try {
            out.write('a');
            out.flush();
        } catch (IOException closed) {
            throw new IllegalStateException(closed); // ends the drip
        }
    }
}
