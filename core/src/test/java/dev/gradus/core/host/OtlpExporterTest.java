package dev.gradus.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpServer;
import dev.gradus.core.Gradus;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.data.Document;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.task.TaskId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class OtlpExporterTest {
    private static final Cause TEST = Cause.of(new Actor("test"));

    @Test
    void shouldSendTheSpansOfATaskAsOneTrace() throws IOException {
        BlockingQueue<Document> received = new LinkedBlockingQueue<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(Document.parse(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();

        OtlpExporter exporter = new OtlpExporter(
                URI.create("http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces"), "gradus-test");
        TaskId id;
        String trace;
        try (Gradus gradus = Gradus.builder().spans(exporter).build()) {
            id = gradus.tasks()
                    .create(TaskRequest.of("echo_add", Document.emptyObject()), TEST)
                    .task()
                    .task()
                    .id();
            gradus.tasks().advance(id, TEST);
            gradus.tasks().advance(id, TEST);
            trace = gradus.operations().publicIds().of(id).toString().replace("-", "");
        }
        exporter.close();
        collector.stop(0);

        List<String> names = new ArrayList<>();
        for (Document request : received) {
            for (Document span : request.at("resourceSpans.0.scopeSpans.0.spans")
                    .orElseThrow()
                    .items()) {
                names.add(span.at("name").orElseThrow().text());
                assertThat(span.at("traceId").orElseThrow().text()).isEqualTo(trace);
            }
        }
        assertThat(names).containsExactly("task.create", "task.advance", "task.advance", "task.step.execute");
    }

    @Test
    void shouldDisturbNothingWhenNoCollectorListens() {
        OtlpExporter exporter = new OtlpExporter(URI.create("http://127.0.0.1:1/v1/traces"), "gradus-test");

        assertThatCode(() -> {
                    try (Gradus gradus = Gradus.builder().spans(exporter).build()) {
                        gradus.tasks().create(TaskRequest.of("echo_add", Document.emptyObject()), TEST);
                    }
                    exporter.close();
                })
                .doesNotThrowAnyException();
    }
}
