package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.event.EventPosition;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventStreamTest {
    private static final int VISITS = 11;
    private static final int EVENTS_A_VISIT = 20;
    private static final int WRITERS = 4;
    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aTasksEventsShouldArriveOnceAndInOrderAcrossTenDisconnects() {
        String path = "/api/v1/tasks/"
                + server.post("/api/v1/tasks", "{\"name\":\"busy\"}").at("id");
        var client = new EventClient(server.server.url() + path + "/events");

        List<CompletableFuture<Void>> writers = write(List.of(path));
        List<String> ids = visit(client);
        writers.forEach(CompletableFuture::join);

        assertThat(ids)
                .isEqualTo(LongStream.rangeClosed(1, VISITS * EVENTS_A_VISIT)
                        .mapToObj(Long::toString)
                        .toList());
    }

    @Test
    void allEventsShouldArriveOnceAndInOrderAcrossTenDisconnects() {
        List<String> paths = IntStream.range(0, WRITERS)
                .mapToObj(i -> "/api/v1/tasks/"
                        + server.post("/api/v1/tasks", "{\"name\":\"busy" + i + "\"}")
                                .at("id"))
                .toList();
        var client = new EventClient(server.server.url() + "/api/v1/events?after=0-0");

        List<CompletableFuture<Void>> writers = write(paths);
        List<String> ids = visit(client);
        writers.forEach(CompletableFuture::join);

        List<String> stored = server.gradus.events().after(EventPosition.START, VISITS * EVENTS_A_VISIT).stream()
                .map(event -> String.valueOf(event.position()))
                .toList();
        assertThat(ids).isEqualTo(stored);
    }

    @Test
    void aTasksLogShouldArriveOnceAndInOrderAcrossTenDisconnects() {
        Reply task = server.post("/tasks", "{}");
        Reply shown = server.get("/api/v1/tasks/" + task.at("id"));
        var client = new EventClient(server.server.url() + "/api/v1/tasks/" + task.at("id") + "/logs");

        CompletableFuture<Void> printing = CompletableFuture.runAsync(() ->
                print(new TaskId(Long.parseLong(shown.at("id"))), new StepId(Long.parseLong(shown.at("steps.0.id")))));
        List<String> texts = new ArrayList<>();
        for (int visit = 0; visit < VISITS; visit++) {
            client.read(EVENTS_A_VISIT)
                    .forEach(event -> texts.add(dev.gradus.core.data.Document.parse(event.data())
                            .at("text")
                            .orElseThrow()
                            .text()));
        }
        printing.join();

        assertThat(texts)
                .isEqualTo(IntStream.rangeClosed(1, VISITS * EVENTS_A_VISIT)
                        .mapToObj(i -> "line " + i + "\n")
                        .toList());
    }

    @Test
    void pagesShouldGiveTheSameAsTheStream() {
        String path = "/api/v1/tasks/" + server.post("/tasks", "{}").at("id");
        server.post(path + "/actions/run");

        Reply first = server.get(path + "/events?limit=2");
        Reply rest = server.get(path + "/events?limit=500&after=" + first.at("next_cursor"));

        assertThat(first.at("items.0.type")).isEqualTo("TaskCreated");
        assertThat(first.at("next_cursor")).isEqualTo("2");
        assertThat(rest.at("items.0.seq")).isEqualTo("3");
        assertThat(rest.at("next_cursor")).isEqualTo("null");
        var streamed = new EventClient(server.server.url() + path + "/events").read(3);
        assertThat(dev.gradus.core.data.Document.parse(streamed.get(2).data()))
                .isEqualTo(rest.json().at("items.0").orElseThrow());
    }

    @Test
    void aPlaceThatCannotBeReadShouldBeRefused() {
        String task = server.post("/tasks", "{}").at("id");
        for (String path : List.of("/events", "/tasks/" + task + "/events", "/tasks/" + task + "/logs")) {
            Reply reply = server.send(
                    "/api/v1" + path,
                    request -> request.header("Accept", "text/event-stream").header("Last-Event-ID", "nonsense"));
            assertThat(reply.status()).as(path).isEqualTo(400);
        }
    }

    @Test
    void clientsThatLeftShouldBeForgotten() {
        String path = "/api/v1/tasks/" + server.post("/tasks", "{}").at("id");
        new EventClient(server.server.url() + path + "/events").read(1);
        var flips = new AtomicInteger();

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            server.post(path + "/actions/" + (flips.getAndIncrement() % 2 == 0 ? "pause" : "resume"));
            return clients(server) == 0;
        });
    }

    @Test
    void closingShouldEndStreams() {
        CompletableFuture<?> reading =
                CompletableFuture.supplyAsync(() -> new EventClient(server.server.url() + "/api/v1/events").read(1));
        await().atMost(Duration.ofSeconds(10)).until(() -> clients(server) == 1);

        server.server.close();

        assertThat(reading.handle((read, failure) -> failure).join()).hasMessageContaining("ended");
    }

    @Test
    void aConnectionThatIsNotReadShouldBeClosed() throws IOException {
        try (var quick = new TestServer(ServerSettings.local(0, "test"), Duration.ofSeconds(1));
                var socket = new Socket()) {
            Reply task = quick.post("/tasks", "{}");
            Reply shown = quick.get("/api/v1/tasks/" + task.at("id"));
            String path = "/api/v1/tasks/" + task.at("id") + "/logs";
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress("127.0.0.1", quick.server.port()));
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            await().atMost(Duration.ofSeconds(10)).until(() -> clients(quick) == 1);
            var id = new TaskId(Long.parseLong(shown.at("id")));
            var step = new StepId(Long.parseLong(shown.at("steps.0.id")));
            for (int i = 1; i <= 200; i++) {
                String text = Integer.toString(i) + "x".repeat(60_000);
                int attempt = 1 + i / 50;
                quick.stores
                        .logs()
                        .append(List.of(new LogChunk(
                                id, step, attempt, i % 50 + 1, Instant.now(), LogChunk.Source.STDOUT, text)));
            }

            await().atMost(Duration.ofSeconds(20)).until(() -> clients(quick) == 0);
            assertThat(new EventClient(quick.server.url() + path).read(200)).hasSize(200);
        }
    }

    private static int clients(TestServer server) {
        return server.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("gradus_event_clients "))
                .mapToInt(line -> (int) Double.parseDouble(line.split(" ", 2)[1]))
                .sum();
    }

    private List<String> visit(EventClient client) {
        List<String> ids = new ArrayList<>();
        for (int visit = 0; visit < VISITS; visit++) {
            client.read(EVENTS_A_VISIT).forEach(event -> ids.add(event.id()));
        }
        return ids;
    }

    private List<CompletableFuture<Void>> write(List<String> paths) {
        return IntStream.range(0, WRITERS)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < VISITS * EVENTS_A_VISIT; i++) {
                        String path = paths.get(writer % paths.size());
                        server.post(path + "/actions/" + (i % 2 == 0 ? "pause" : "resume"));
                    }
                }))
                .toList();
    }

    private void print(TaskId task, StepId step) {
        for (int i = 1; i <= VISITS * EVENTS_A_VISIT; i++) {
            var chunk = new LogChunk(task, step, 1, i, Instant.now(), LogChunk.Source.STDOUT, "line " + i + "\n");
            server.stores.logs().append(List.of(chunk));
        }
    }
}
