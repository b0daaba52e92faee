package dev.gradus.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.gradus.core.container.BuildOption;
import dev.gradus.core.container.BuildOptions;
import dev.gradus.core.container.BuildSpec;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ContainerSpec;
import dev.gradus.core.container.ExecSpec;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.Owner;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.container.RunOption;
import dev.gradus.core.container.RunOptions;
import dev.gradus.core.container.TrustLevel;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.ContainerEngineContract;
import dev.gradus.core.testing.ControlledStop;
import dev.gradus.core.testing.Printed;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The engine is killed in the middle of something: that is a loss and no result, and nothing of ours stays behind. */
@RequiresEngine
@RequiresProgram("dockerd")
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class EngineLossTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static final AtomicInteger DAEMONS = new AtomicInteger();

    private final Owner owner = ContainerEngineContract.owner();
    private PrivateDaemon daemon;
    private DockerContainerEngine engine;

    @BeforeEach
    void start() throws Exception {
        daemon = new PrivateDaemon(Files.createDirectory(folder.resolve("daemon" + DAEMONS.incrementAndGet())));
        engine = DockerContainerEngine.at(daemon.address(), OwnerLabels.ofInstallation(TestEngine.newInstallation()));
    }

    @AfterEach
    void end() throws Exception {
        engine.close();
        daemon.stop();
    }

    @Test
    void anExecShouldBeLost() throws Exception {
        ContainerInfo container = running();
        Printed printed = new Printed();
        CompletableFuture<ErrorCode> lost = failureOf(() -> engine.execs()
                .run(container.id(), ExecSpec.shell("echo ready; sleep 3600"), printed, new ControlledStop()));
        await().atMost(PATIENCE).until(() -> printed.out().contains("ready"));

        daemon.kill();

        assertThat(lost).succeedsWithin(PATIENCE).isEqualTo(ErrorCode.UNREACHABLE);
        assertNothingStaysBehind();
    }

    @Test
    void waitingForAContainerShouldBeLost() throws Exception {
        ContainerInfo container = running();
        CompletableFuture<ErrorCode> lost =
                failureOf(() -> engine.containers().await(container.id(), new ControlledStop()));

        daemon.kill();

        assertThat(lost).succeedsWithin(PATIENCE).isEqualTo(ErrorCode.UNREACHABLE);
        assertNothingStaysBehind();
    }

    @Test
    void aBuildShouldBeLost(@TempDir Path context) throws Exception {
        Files.writeString(context.resolve("Dockerfile"), "FROM busybox:local\nRUN echo begun; sleep 3600\n");
        BuildSpec build = new BuildSpec(
                context, List.of(ImageRef.parse("lost:1")), BuildOptions.NONE.with(BuildOption.NETWORK, "none"), owner);
        Printed said = new Printed();
        CompletableFuture<ErrorCode> lost = failureOf(() -> engine.images()
                .build(
                        build,
                        text -> said.printed(dev.gradus.core.port.LogChunk.Source.STDOUT, text),
                        new ControlledStop()));
        await().atMost(PATIENCE).until(() -> said.out().contains("begun\n"));

        daemon.kill();

        assertThat(lost).succeedsWithin(PATIENCE).isEqualTo(ErrorCode.UNREACHABLE);
        daemon.restart();
        List<ContainerInfo> left = engine.containers().list(OwnerFilter.of(owner.step()));
        assertThat(left)
                .hasSize(1)
                .allSatisfy(container -> assertThat(container.owner().fence()).isEqualTo(owner.fence()));
        removeAll();
    }

    @Test
    void aPullShouldBeLost() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        HttpServer registry = silentRegistry(asked);
        try {
            ImageRef image = ImageRef.parse("127.0.0.1:" + registry.getAddress().getPort() + "/slow:1");
            CompletableFuture<ErrorCode> lost =
                    failureOf(() -> engine.images().pull(image, null, text -> {}, new ControlledStop()));
            asked.await();

            daemon.kill();

            assertThat(lost).succeedsWithin(PATIENCE).isEqualTo(ErrorCode.UNREACHABLE);
            assertNothingStaysBehind();
            assertThat(engine.images().find(image)).isEmpty();
        } finally {
            registry.stop(0);
        }
    }

    /** Says that it is a registry, and never answers what it is asked for. */
    private static HttpServer silentRegistry(CountDownLatch asked) throws Exception {
        HttpServer registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.setExecutor(Executors.newCachedThreadPool());
        registry.createContext("/v2/", exchange -> {
            if (exchange.getRequestURI().getPath().equals("/v2/")) {
                exchange.getResponseHeaders().add("Docker-Distribution-Api-Version", "registry/2.0");
                byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            } else {
                asked.countDown();
            }
        });
        registry.start();
        return registry;
    }

    private ContainerInfo running() {
        ContainerInfo made = engine.containers()
                .create(new ContainerSpec(
                        "lost-" + owner.step(),
                        ContainerEngineContract.BUSYBOX,
                        List.of("sleep", "3600"),
                        RunOptions.NONE.with(RunOption.NETWORK, "none"),
                        TrustLevel.VOLUMES,
                        owner));
        engine.containers().start(made.id());
        return made;
    }

    private void assertNothingStaysBehind() throws Exception {
        daemon.restart();
        removeAll();
    }

    private void removeAll() throws Exception {
        engine.containers()
                .list(OwnerFilter.ANY)
                .forEach(container -> engine.containers().remove(container.id()));
        assertThat(daemon.containers()).isEmpty();
    }

    /** How a call fails on another thread. */
    private static CompletableFuture<ErrorCode> failureOf(Callable<?> call) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                Object result = call.call();
                throw new IllegalStateException("it did not fail but said " + result);
            } catch (CoreException failed) {
                return failed.code();
            } catch (IllegalStateException notFailed) {
                throw notFailed;
            } catch (Exception other) {
                throw new CompletionException(other);
            }
        });
    }
}
