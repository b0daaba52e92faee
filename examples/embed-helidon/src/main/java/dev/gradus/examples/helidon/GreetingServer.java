package dev.gradus.examples.helidon;

import dev.gradus.core.Gradus;
import dev.gradus.core.definition.DefinitionBuilder;
import dev.gradus.core.definition.InputType;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.core.task.TaskId;
import io.helidon.webserver.Routing;
import io.helidon.webserver.WebServer;
import java.time.Duration;
import java.util.Map;

/** A web server whose requests become tasks. */
public final class GreetingServer implements AutoCloseable {
    private final Gradus gradus;
    private final WebServer server;

    record Guest(String name) {}

    record Greeting(String text) {}

    private GreetingServer(Gradus gradus, int port) {
        this.gradus = gradus;
        Routing routes = Routing.builder()
                .post("/greetings/{name}", (request, response) -> {
                    Guest guest = new Guest(request.path().param("name"));
                    TaskId task = gradus.enqueue("greeting", guest);
                    response.status(202).send(task.toString());
                })
                .get(
                        "/greetings/{task}",
                        (request, response) -> response.send(greeting(
                                new TaskId(Long.parseLong(request.path().param("task"))))))
                .build();
        this.server = WebServer.builder(routes).port(port).build().start().await(Duration.ofSeconds(30));
    }

    /** Starts everything on this port, 0 for any that is free. */
    public static GreetingServer start(int port) {
        Gradus gradus = Gradus.builder()
                .step("greet", Guest.class, Greeting.class, (guest, step) -> new Greeting("Hello, " + guest.name()))
                .definition(DefinitionBuilder.named("greeting")
                        .input("name", InputType.STRING)
                        .step("greet", step -> step.kind("greet", Map.of("name", "${inputs.name}"))))
                .build();
        gradus.startWorker(WorkerOptions.of(4));
        return new GreetingServer(gradus, port);
    }

    private String greeting(TaskId task) {
        return gradus.await(task, Duration.ofSeconds(10))
                .results("greet")
                .as(Greeting.class)
                .text();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.shutdown().await(Duration.ofSeconds(30));
        gradus.close();
    }

    public static void main(String[] arguments) {
        GreetingServer server = start(8080);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }
}
