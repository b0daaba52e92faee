package dev.gradus.cli.app;

import dev.gradus.cli.Backend;
import dev.gradus.cli.ClassArchive;
import dev.gradus.cli.GlobalOptions;
import dev.gradus.cli.Platform;
import dev.gradus.cli.RemoteBackend;
import dev.gradus.cli.SchemaCalls;
import dev.gradus.cli.Services;
import dev.gradus.cli.Terminal;
import dev.gradus.cli.bench.BenchSite;
import dev.gradus.core.Gradus;
import dev.gradus.core.api.Definitions;
import dev.gradus.core.container.EngineInfo;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What commands need, as the environment and the options of a command line configure it. */
public final class ConfiguredPlatform implements Platform {
    private final Map<String, String> environment;
    private final Terminal terminal;
    private final PrintWriter messages;

    /** Over an environment; messages about what was chosen go to {@code messages}. */
    public ConfiguredPlatform(Map<String, String> environment, Terminal terminal, PrintWriter messages) {
        this.environment = Map.copyOf(environment);
        this.terminal = terminal;
        this.messages = messages;
    }

    @Override
    public Backend connect(GlobalOptions options) {
        Configuration configuration = configuration(options);
        Logging.forCommands(configuration, options);
        Optional<String> server = configuration.text(Setting.SERVER);
        if (server.isPresent()) {
            return new RemoteBackend(
                    server.get(),
                    configuration.text(Setting.TOKEN).orElse(null),
                    configuration.limits().maxInputBytes());
        }
        ChosenDatabase database =
                ChosenDatabase.of(configuration, options, messages, ChosenDatabase.AtExit.CLOSED_BY_ITSELF);
        return LocalInstallation.open(configuration, database, Pools.COMMAND).backend();
    }

    @Override
    public Definitions definitions() {
        return Gradus.builder().build().definitions();
    }

    @Override
    public SchemaCalls schema(GlobalOptions options) {
        Configuration configuration = configuration(options);
        Logging.forCommands(configuration, options);
        return new ChosenSchema(
                ChosenDatabase.of(configuration, options, messages, ChosenDatabase.AtExit.CLOSED_BY_ITSELF));
    }

    @Override
    public Services services(GlobalOptions options) {
        Configuration configuration = configuration(options);
        Logging.forServers(configuration, options);
        return new RunningServices(configuration, options, messages);
    }

    @Override
    public BenchSite benchSite(GlobalOptions options) {
        Configuration configuration = configuration(options);
        Logging.forCommands(configuration, options);
        return new ChosenSite(
                ChosenDatabase.of(configuration, options, messages, ChosenDatabase.AtExit.CLOSED_BY_OPENER));
    }

    @Override
    public ClassArchive classArchive() {
        return new LearnedClasses();
    }

    @Override
    public Terminal terminal() {
        return terminal;
    }

    @Override
    public EngineInfo containerEngine(GlobalOptions options) {
        return configuration(options).containerEngine().info();
    }

    @Override
    public String traceViewer() {
        return new Configuration(Map.of(), environment)
                .text(Setting.JAEGER_UI_URL)
                .orElse(Setting.JAEGER_UI_URL.fallback())
                .replaceAll("/+$", "");
    }

    private Configuration configuration(GlobalOptions options) {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        Optional.ofNullable(options.server()).ifPresent(url -> flags.put(Setting.SERVER, url));
        Optional.ofNullable(options.databaseUrl()).ifPresent(url -> flags.put(Setting.DATABASE_URL, url));
        return new Configuration(flags, environment);
    }
}
