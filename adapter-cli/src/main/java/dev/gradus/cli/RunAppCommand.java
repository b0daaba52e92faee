package dev.gradus.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** taskonaut's {@code run-app}. */
@Command(
        name = "run-app",
        description = "Serve the HTTP API, until stopped.",
        footer = {"", "Example: gradus run-app --port 8000"})
final class RunAppCommand extends Verb {
    @Option(names = "--host", paramLabel = "HOST", description = "Where to listen; 127.0.0.1 by default.")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", description = "The port; 8000 by default.")
    private @Nullable Integer port;

    @Option(names = "--reload", description = "Read the definition files of this folder, and again when they change.")
    private boolean reload;

    RunAppCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute() throws InterruptedException {
        session()
                .platform()
                .services(session().options())
                .serve(new ServeOptions(host, port, true, false, reload, new WorkOptions(null, Map.of())));
        return ExitCode.OK;
    }
}
