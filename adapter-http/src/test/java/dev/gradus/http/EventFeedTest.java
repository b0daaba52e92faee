package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventFeedTest {
    private final EventFeed feed = new EventFeed(3, Duration.ofMillis(500));

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void aClientThatDoesNotReadShouldBeCutWhileOthersGetEverything() {
        var connectionClosed = new AtomicBoolean();
        var stuck = client(new FakeOutput(false), () -> connectionClosed.set(true));
        var output = new FakeOutput(true);
        var reading = client(output, () -> {});

        feed.serve(stuck, new EventFeed.Place(new Numbers(1_000), "0"));
        feed.serve(reading, new EventFeed.Place(new Numbers(1_000), "0"));

        await().atMost(Duration.ofSeconds(10)).until(() -> output.text().contains("1000"));
        await().atMost(Duration.ofSeconds(10)).until(stuck::isClosed);
        assertThat(connectionClosed).isTrue();
        assertThat(reading.isClosed()).isFalse();
        await().atMost(Duration.ofSeconds(10)).until(() -> feed.size() == 1);
    }

    @Test
    void aQueueShouldHoldNoMoreThanItsBound() {
        var stuck = client(new FakeOutput(false), () -> {});

        for (int i = 0; i < SseClient.QUEUE - 1; i++) {
            assertThat(stuck.offer(new byte[1])).isTrue();
        }

        assertThat(stuck.offer(new byte[1])).isFalse();
        assertThat(stuck.hasRoom()).isFalse();
    }

    @Test
    void aQueueShouldHoldNoMoreBytesThanItsBound() {
        var stuck = client(new FakeOutput(false), () -> {});

        assertThat(stuck.offer(new byte[SseClient.QUEUE_BYTES - 100])).isTrue();
        assertThat(stuck.offer(new byte[200])).isFalse();
        assertThat(stuck.offer(new byte[10])).isTrue();
    }

    @Test
    void clientsAtTheSamePlaceShouldShareOneReading() {
        var shared = new Counted(new AtomicInteger());
        var ticks = new Counted(new AtomicInteger());

        for (Counted source : List.of(ticks, shared, shared)) {
            feed.serve(client(new FakeOutput(true), () -> {}), new EventFeed.Place(source, "0"));
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> ticks.readings.get() >= 5);

        assertThat(shared.readings.get()).isBetween(1, ticks.readings.get() + 1);
        assertThatThrownBy(feed::requireRoom).isInstanceOf(Refusal.class);
    }

    private static SseClient client(FakeOutput output, Runnable hardClose) {
        var client = new SseClient(output, hardClose);
        client.onWritePossible();
        return client;
    }

    /** The numbers up to a last one. */
    private record Numbers(int last) implements EventSource {
        @Override
        public List<Frame> after(String cursor, int limit) {
            return IntStream.rangeClosed(Integer.parseInt(cursor) + 1, last)
                    .limit(limit)
                    .mapToObj(i -> new Frame(Integer.toString(i), (i + "\n").getBytes(StandardCharsets.UTF_8)))
                    .toList();
        }

        @Override
        public String begin() {
            return "0";
        }

        @Override
        public void check(String cursor) {}
    }

    /** Nothing, but it counts who asked. */
    private record Counted(AtomicInteger readings) implements EventSource {
        @Override
        public List<Frame> after(String cursor, int limit) {
            readings.incrementAndGet();
            return List.of();
        }

        @Override
        public String begin() {
            return "0";
        }

        @Override
        public void check(String cursor) {}
    }

    /** An output that takes everything, or nothing. */
    private static final class FakeOutput extends ServletOutputStream {
        private final boolean ready;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        FakeOutput(boolean ready) {
            this.ready = ready;
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}

        @Override
        public void write(int value) {
            bytes.write(value);
        }
    }
}
