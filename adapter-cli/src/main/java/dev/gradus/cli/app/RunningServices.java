package dev.gradus.cli.app;

import dev.gradus.cli.GlobalOptions;
import dev.gradus.cli.ServeOptions;
import dev.gradus.cli.Services;
import dev.gradus.cli.WorkOptions;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.http.ApiToken;
import dev.gradus.http.GradusServer;
import dev.gradus.http.LedgerAdmins;
import dev.gradus.http.Origins;
import dev.gradus.http.ServerSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Servers and workers in this process. They end with it: on SIGTERM and SIGINT they finish what runs. */
final class RunningServices implements Services {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int DEFAULT_PORT = 8000;
    private static final int MOST_PORTS = 65_535;

    private final Configuration configuration;
    private final GlobalOptions options;
    private final PrintWriter messages;

    RunningServices(Configuration configuration, GlobalOptions options, PrintWriter messages) {
        this.configuration = configuration;
        this.options = options;
        this.messages = messages;
    }

    @Override
    public void serve(ServeOptions how) throws InterruptedException {
        ServerSettings settings = settings(how);
        try (LocalInstallation installation = open(Pools.SERVER)) {
            AutoCloseable reloading = how.reload()
                    ? DefinitionFolder.watched(
                            Path.of(""), LOOK, installation.gradus().definitions(), messages)
                    : () -> {};
            try (GradusServer server = new GradusServer(installation.gradus(), settings, admins())) {
                if (how.worker()) {
                    installation.work(
                            slots(installation, how.work()), how.work().labels());
                }
                installation.tell();
                say("serving on " + server.url());
                untilStopped(installation, reloading, server);
            }
        }
    }

    @Override
    public void work(WorkOptions how) throws InterruptedException {
        try (LocalInstallation installation = open(Pools.WORKER)) {
            installation.work(slots(installation, how), how.labels());
            installation.tell();
            say("working as " + ProcessName.current());
            untilStopped(installation);
        }
    }

    private LocalInstallation open(Pools pools) {
        ChosenDatabase database =
                ChosenDatabase.of(configuration, options, messages, ChosenDatabase.AtExit.CLOSED_BY_OPENER);
        return LocalInstallation.open(configuration, database, pools);
    }

    private ServerSettings settings(ServeOptions how) {
        String host =
                how.host() == null ? configuration.text(Setting.HOST).orElse(Setting.HOST.fallback()) : how.host();
        Integer given = how.port();
        int port = given == null ? configuration.number(Setting.PORT, DEFAULT_PORT, 0, MOST_PORTS) : given;
        if (port < 0 || port > MOST_PORTS) {
            throw new CoreException(ErrorCode.USAGE, "--port must be 0 to " + MOST_PORTS + ", found " + port);
        }
        return new ServerSettings(
                host,
                port,
                token(),
                configuration.words(Setting.ALLOWED_HOSTS),
                new Origins(configuration.origins(), configuration.isOn(Setting.CORS_ALLOW_ALL)),
                how.allowHostCommands() || configuration.isOn(Setting.ALLOW_HOST_COMMANDS),
                version());
    }

    private @Nullable ApiToken token() {
        return configuration
                .text(Setting.TOKEN)
                .map(text -> new ApiToken(text, configuration.tokenTrust()))
                .orElse(null);
    }

    private LedgerAdmins admins() {
        return new LedgerAdmins(
                configuration.text(Setting.ADMIN_API_KEY).orElse(null), configuration.words(Setting.ADMIN_USERS));
    }

    private static int slots(LocalInstallation installation, WorkOptions how) {
        Integer slots = how.slots();
        return slots == null ? installation.slots() : slots;
    }

    private static String version() {
        return Objects.requireNonNullElse(RunningServices.class.getPackage().getImplementationVersion(), "development");
    }

    private void say(String message) {
        if (!options.isQuiet()) {
            messages.println(message);
            messages.flush();
        }
    }

    /** Waits for the end of the process, and holds that up until everything is closed. */
    private static void untilStopped(LocalInstallation installation, AutoCloseable... before)
            throws InterruptedException {
        var stopped = new CountDownLatch(1);
        var hook = new Thread(
                () -> {
                    Arrays.stream(before).forEach(RunningServices::closeQuietly);
                    installation.close();
                    stopped.countDown();
                },
                "gradus-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        stopped.await();
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            System.getLogger(RunningServices.class.getName()).log(System.Logger.Level.WARNING, "closing failed", e);
        }
    }
}
