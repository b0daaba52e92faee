package dev.gradus.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gradus serve}. */
@Command(
        name = "serve",
        description = "Serve the HTTP API and execute steps, until stopped.",
        footer = {"", "Example: gradus serve --port 8080"})
final class ServeCommand extends Verb {
    private static final int TASK_SYNC_PORT = 8064;

    @Option(names = "--host", paramLabel = "HOST", description = "Where to listen; 127.0.0.1 by default.")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", description = "The port; 8000 by default, 0 takes a free one.")
    private @Nullable Integer port;

    @Option(names = "--no-worker", description = "Only the API; workers run elsewhere.")
    private boolean noWorker;

    @Option(names = "--allow-host-commands", description = "Let tasks made over HTTP run commands on this host.")
    private boolean allowHostCommands;

    @Option(names = "--remote", description = "Listen on every address: --host 0.0.0.0, which needs a token.")
    private boolean remote;

    @Mixin
    private WorkerOptions options = new WorkerOptions();

    ServeCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute() throws InterruptedException {
        session()
                .platform()
                .services(session().options())
                .serve(new ServeOptions(address(), port(), !noWorker, allowHostCommands, false, options.work()));
        return ExitCode.OK;
    }

    private @Nullable String address() {
        return remote && host == null ? "0.0.0.0" : host;
    }

    private @Nullable Integer port() {
        return port == null && session().isTaskSync() ? Integer.valueOf(TASK_SYNC_PORT) : port;
    }
}
