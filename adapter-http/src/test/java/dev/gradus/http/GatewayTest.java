package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.gradus.core.api.Capabilities;
import dev.gradus.core.api.Events;
import dev.gradus.core.api.Face;
import dev.gradus.core.api.Tasks;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.port.TaskFilter;
import dev.gradus.core.port.TaskPage;
import dev.gradus.core.task.TaskId;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class GatewayTest {

    @Test
    void mistakesOfOursShouldShowNothingOfTheInside() {
        try (var inner = new TestServer();
                var server = new GradusServer(
                        broken(inner.ports()),
                        ServerSettings.local(0, "test"),
                        LedgerAdmins.OPEN,
                        new EventFeed(1, Duration.ofSeconds(1)),
                        Duration.ofSeconds(30))) {
            String answer = RawCall.send(
                    server.port(),
                    RawCall.request("GET /api/v1/events", "Host: localhost\r\nX-Request-Id: r-1\r\n", new byte[0]));

            assertThat(RawCall.status(answer)).isEqualTo(500);
            assertThat(answer).contains("\"code\":\"internal\"", "r-1").doesNotContain("secret", "IllegalState");
        }
    }

    @Test
    void linesAboutATaskShouldCarryItsIdsAndTheRequests() {
        var lines = new ListAppender<ILoggingEvent>();
        var logger = (Logger) LoggerFactory.getLogger(SeedTaskRoutes.class);
        logger.setLevel(ch.qos.logback.classic.Level.INFO);
        logger.addAppender(lines);
        lines.start();
        try (var server = new TestServer()) {
            Reply made = server.post("/tasks", "{}");

            ILoggingEvent line = lines.list.get(lines.list.size() - 1);
            assertThat(line.getFormattedMessage()).isEqualTo("create_task.succeeded");
            assertThat(line.getMDCPropertyMap())
                    .containsEntry("task_id", made.at("id"))
                    .containsEntry("trace_id", made.at("trace_id"))
                    .containsEntry("request_id", made.header("X-Request-Id").orElseThrow());
            assertThat(server.get("/api/v1/tasks/" + made.at("id") + "/events").at("items.0.request_id"))
                    .isEqualTo(made.header("X-Request-Id").orElseThrow());
        } finally {
            logger.detachAppender(lines);
        }
    }

    @Test
    void aListWhoseStoreFailsInTheMiddleShouldNotLookWhole() {
        try (var inner = new TestServer();
                var server = new GradusServer(
                        failingAfterOnePage(inner.ports()),
                        ServerSettings.local(0, "test"),
                        LedgerAdmins.OPEN,
                        new EventFeed(1, Duration.ofSeconds(1)),
                        Duration.ofSeconds(30))) {
            inner.post("/tasks", "{}");

            assertThat(listed(server.port())).doesNotEndWith("0\r\n\r\n").doesNotContain("detail", "secret");
        }
    }

    private static String listed(int port) {
        try {
            return RawCall.send(port, RawCall.request("GET /tasks", "Host: localhost\r\n", new byte[0]));
        } catch (UncheckedIOException brokenOff) {
            return "broken off";
        }
    }

    private static Ports failingAfterOnePage(Ports ports) {
        Tasks tasks = (Tasks) Proxy.newProxyInstance(
                Tasks.class.getClassLoader(), new Class<?>[] {Tasks.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("list")) {
                        return method.invoke(ports.tasks(), arguments);
                    }
                    TaskFilter filter = (TaskFilter) arguments[0];
                    if (filter.before() != null) {
                        throw new IllegalStateException("secret");
                    }
                    return new TaskPage(ports.tasks().list(filter).tasks(), new TaskId(1));
                });
        return Ports.of(new Replaced(ports.all(), tasks, ports.events()));
    }

    private static Ports broken(Ports ports) {
        return Ports.of(new Replaced(ports.all(), ports.tasks(), new BrokenEvents()));
    }

    /** Capabilities of which two are others. */
    private record Replaced(Capabilities all, Tasks tasks, Events events) implements Face {}

    /** Events that fail as nothing should. */
    private static final class BrokenEvents implements Events {
        @Override
        public List<EventEnvelope> ofTask(TaskId task, long afterSeq, int limit) {
            throw new IllegalStateException("secret");
        }

        @Override
        public List<EventEnvelope> after(EventPosition position, int limit) {
            throw new IllegalStateException("secret");
        }

        @Override
        public EventPosition end() {
            throw new IllegalStateException("secret");
        }
    }
}
