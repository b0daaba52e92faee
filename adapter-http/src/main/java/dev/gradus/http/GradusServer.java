package dev.gradus.http;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.api.Capabilities;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinLogger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Serves Gradus over HTTP: {@code /api/v1}, the {@code /tasks} face, health, metrics and their description. It listens
 * from its construction until it is closed. Thread safe.
 */
public final class GradusServer implements AutoCloseable {
    private static final int MAX_EVENT_CLIENTS = 10_000;

    /** For the head of a request, and then for its body. */
    private static final Duration REQUEST_DEADLINE = Duration.ofSeconds(10);

    private final ServerSettings settings;
    private final EventFeed feed;
    private final Javalin javalin;

    /** Listens; CONFLICT when the port is taken. */
    public GradusServer(Capabilities capabilities, ServerSettings settings, LedgerAdmins admins) {
        this(
                Ports.of(capabilities),
                settings,
                admins,
                new EventFeed(MAX_EVENT_CLIENTS, Duration.ofSeconds(10)),
                REQUEST_DEADLINE);
    }

    GradusServer(Ports ports, ServerSettings settings, LedgerAdmins admins, EventFeed feed, Duration requestDeadline) {
        this.settings = requireNonNull(settings, "settings");
        this.feed = feed;
        var gateway = new Gateway(settings, new Refusals(ports.shapes()), requestDeadline);
        List<Route> routes = routes(ports, settings, admins, feed);
        this.javalin = Javalin.create(config -> {
            configure(config, requestDeadline);
            gateway.configure(config.routes, routes);
        });
        start();
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Where it can be reached from this machine. */
    public String url() {
        boolean isV6 = settings.host().contains(":") && !settings.host().startsWith("[");
        return "http://" + (isV6 ? "[" + settings.host() + "]" : settings.host()) + ":" + port();
    }

    /** Takes no more requests, ends event streams, lets running requests finish. */
    @Override
    public void close() {
        feed.close();
        javalin.stop();
    }

    /** Every route, as {@code /openapi.json} describes them. */
    static List<Route> routes(Ports ports, ServerSettings settings, LedgerAdmins admins, EventFeed feed) {
        var hostKinds = new HostKinds(ports.operations(), settings);
        List<Route> routes = new ArrayList<>();
        routes.addAll(new SeedTaskRoutes(ports).routes());
        routes.addAll(new TaskRoutes(ports, hostKinds).routes());
        routes.addAll(new TaskActionRoutes(ports).routes());
        routes.addAll(new ContainerRoutes(ports).routes());
        routes.addAll(new EditRoutes(ports, hostKinds).routes());
        routes.addAll(new GradingRoutes(ports).routes());
        routes.addAll(new StepRoutes(ports, hostKinds).routes());
        routes.addAll(new DefinitionRoutes(ports, hostKinds).routes());
        routes.addAll(new ScheduleRoutes(ports, hostKinds).routes());
        routes.addAll(new QueueRoutes(ports).routes());
        routes.addAll(new EventRoutes(ports, feed).routes());
        routes.addAll(new SubscriptionRoutes(ports).routes());
        routes.addAll(new DeliveryRoutes(ports).routes());
        routes.addAll(new RetentionRoutes(ports).routes());
        routes.addAll(new OperationRoutes(ports, settings).routes());
        routes.addAll(new ApprovalRoutes(ports).routes());
        routes.addAll(new LedgerRoutes(ports.ledger(), admins).routes());
        routes.addAll(new LedgerApiRoutes(ports.ledger()).routes());
        routes.addAll(new ServiceRoutes(ports, feed).routes());
        return routes;
    }

    private static void configure(JavalinConfig config, Duration requestDeadline) {
        // It would say in its own words what the exception it throws says, too.
        JavalinLogger.enabled = false;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.asyncTimeout = 0;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.modifyHttpConfiguration(Connections::configure);
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new UnroutedErrors());
            server.addBean(new SlowSenders(server, requestDeadline));
        });
    }

    private void start() {
        try {
            javalin.start(settings.host(), settings.port());
        } catch (JavalinBindException taken) {
            feed.close();
            String where = settings.host() + ":" + settings.port();
            throw new CoreException(
                    ErrorCode.CONFLICT,
                    "cannot listen on " + where + ": another program has the port, or the address is not"
                            + " this machine's; choose another with --port or --host",
                    taken);
        }
    }
}
