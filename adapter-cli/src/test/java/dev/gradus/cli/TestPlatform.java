package dev.gradus.cli;

import dev.gradus.cli.bench.BenchSite;
import dev.gradus.core.Gradus;
import dev.gradus.core.api.Definitions;
import dev.gradus.core.container.EngineInfo;
import dev.gradus.core.data.Document;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.core.event.Actor;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.grading.GradedKind;
import dev.gradus.core.memory.InMemoryStores;
import dev.gradus.core.outbox.TargetRules;
import dev.gradus.core.port.Stores;
import dev.gradus.core.testing.FakeContainerEngine;
import dev.gradus.http.GradusServer;
import dev.gradus.http.HttpWebhookSender;
import java.io.BufferedReader;
import java.io.StringReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A platform over an engine in memory, or a server over that engine. */
final class TestPlatform implements Platform, AutoCloseable {
    private final Stores stores = new InMemoryStores(InstantSource.system());
    private final FakeContainerEngine engine =
            new FakeContainerEngine(stores.installation().prefix());
    private final Gradus gradus;
    private String input = "";
    private String server = "";
    private int resets;
    private boolean answering;
    private int columns;
    private @Nullable GradusServer serving;

    TestPlatform() {
        this(builder -> builder);
    }

    /** With more in the engine. */
    TestPlatform(UnaryOperator<Gradus.Builder> more) {
        this.gradus = more.apply(Gradus.builder()
                        .stores(stores)
                        .containers(engine)
                        .webhooks(new HttpWebhookSender(TargetRules.PUBLIC_ONLY))
                        .environment(Map.of("PATH", "/usr/bin:/bin"), Set.of())
                        .kind(new TwinsKind())
                        .kind(new GradedKind()))
                .build();
    }

    /** Over an engine in memory, reached in this way. */
    static TestPlatform behind(Face face) {
        TestPlatform platform = new TestPlatform();
        if (face == Face.SERVER) {
            platform.serve();
        }
        return platform;
    }

    private void serve() {
        serving = Servers.over(this);
        server(serving.url());
        gradus.startWorker(new WorkerOptions("of the server", 4, Map.of()));
    }

    Gradus gradus() {
        return gradus;
    }

    /** The engine that the containers of its tasks are in. */
    FakeContainerEngine engine() {
        return engine;
    }

    /** What the next command reads from standard input. */
    void input(String text) {
        this.input = text;
    }

    /** From now on a person is there, who answers this and reads messages on a terminal so wide. */
    void person(String answer, int statusColumns) {
        this.input = answer;
        this.answering = true;
        this.columns = statusColumns;
    }

    /** How often the schema was made anew. */
    int resets() {
        return resets;
    }

    /** From now on commands go to this server. */
    void server(String url) {
        this.server = url;
    }

    @Override
    public Backend connect(GlobalOptions options) {
        if (!server.isEmpty()) {
            return new RemoteBackend(server, null, 65_536);
        }
        if (options.databaseUrl() != null) {
            throw new CoreException(ErrorCode.UNREACHABLE, "database " + options.databaseUrl() + " does not answer");
        }
        var ports = new DrivingPorts(gradus, new Actor("cli:tester"));
        return new LocalBackend(
                ports, () -> gradus.startWorker(new WorkerOptions("test", 4, Map.of()))::close, () -> {});
    }

    @Override
    public Definitions definitions() {
        return gradus.definitions();
    }

    @Override
    public SchemaCalls schema(GlobalOptions options) {
        return new SchemaCalls() {
            @Override
            public int up() {
                return 2;
            }

            @Override
            public void reset() {
                resets++;
            }

            @Override
            public List<Document> status() {
                return List.of(Document.emptyObject()
                        .with("version", 1)
                        .with("description", "create task")
                        .with("state", "pending"));
            }

            @Override
            public String print() {
                return "create table task ();\n";
            }

            @Override
            public void close() {
                if (serving != null) {
                    serving.close();
                }
            }
        };
    }

    @Override
    public Services services(GlobalOptions options) {
        throw new CoreException(ErrorCode.CONFLICT, "cannot listen on 127.0.0.1:8000: another program has the port");
    }

    @Override
    public BenchSite benchSite(GlobalOptions options) {
        throw new CoreException(ErrorCode.UNREACHABLE, "no database to measure");
    }

    @Override
    public Terminal terminal() {
        return new Terminal(
                new BufferedReader(new StringReader(input)),
                answering,
                false,
                columns,
                () -> Instant.parse("2030-01-01T00:00:00Z"));
    }

    @Override
    public EngineInfo containerEngine(GlobalOptions options) {
        throw new CoreException(ErrorCode.UNREACHABLE, "no container engine answers");
    }

    @Override
    public ClassArchive classArchive() {
        return () -> {
            throw new CoreException(ErrorCode.USAGE, "there is no launcher here");
        };
    }

    @Override
    public String traceViewer() {
        return "http://localhost:16686";
    }

    @Override
    public void close() {
        gradus.close();
        engine.close();
    }
}
