package dev.gradus.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import dev.gradus.core.container.BuildOption;
import dev.gradus.core.container.BuildOptions;
import dev.gradus.core.container.BuildSpec;
import dev.gradus.core.container.ContainerExit;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ContainerSpec;
import dev.gradus.core.container.EngineInfo;
import dev.gradus.core.container.ExecSpec;
import dev.gradus.core.container.ImageOutcome;
import dev.gradus.core.container.MountRoots;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.container.RunOptions;
import dev.gradus.core.container.RunParameters;
import dev.gradus.core.container.TrustLevel;
import dev.gradus.core.container.TrustPolicy;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.CommandResult;
import dev.gradus.core.port.ContainerEngine;
import dev.gradus.core.port.ContainerEngineContract;
import dev.gradus.core.port.ContainerExecsContract;
import dev.gradus.core.port.ContainerFilesContract;
import dev.gradus.core.port.ContainerImagesContract;
import dev.gradus.core.port.ContainersContract;
import dev.gradus.core.port.OwnedObjectsContract;
import dev.gradus.core.port.Stop;
import dev.gradus.core.testing.ControlledStop;
import dev.gradus.core.testing.Printed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contracts on a real engine. */
@RequiresEngine
class DockerContainerEngineTest
        implements ContainersContract,
                ContainerExecsContract,
                ContainerFilesContract,
                ContainerImagesContract,
                OwnedObjectsContract {
    private static final long INSTALLATION = TestEngine.newInstallation();
    private static final DockerContainerEngine ENGINE = TestEngine.open(INSTALLATION);
    private static final DockerClient CLIENT = TestEngine.client();

    @AfterAll
    static void close() throws IOException {
        ENGINE.close();
        CLIENT.close();
    }

    @Override
    public ContainerEngine engine() {
        return ENGINE;
    }

    @Override
    public long installation() {
        return INSTALLATION;
    }

    @Override
    public String plantContainer(String name, Map<String, String> labels) {
        String id = CLIENT.createContainerCmd("busybox:local")
                .withName(name)
                .withLabels(labels)
                .withCmd("sleep", "3600")
                .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none"))
                .exec()
                .getId();
        CLIENT.startContainerCmd(id).exec();
        return id;
    }

    @Override
    public boolean runs(String id) {
        return Boolean.TRUE.equals(
                CLIENT.inspectContainerCmd(id).exec().getState().getRunning());
    }

    @Override
    public void uproot(String id) {
        try {
            CLIENT.removeContainerCmd(id).withForce(true).exec();
        } catch (NotFoundException gone) {
            assertThat(gone).isNotNull();
        }
    }

    @Test
    void infoShouldTellTheSameEngineEachTime() {
        EngineInfo info = ENGINE.info();

        assertThat(info.id()).isNotEmpty().isEqualTo(ENGINE.info().id());
        assertThat(info.platform()).startsWith("linux/");
        assertThat(info.cpus()).isPositive();
        assertThat(info.memoryBytes()).isPositive();
        assertThat(info.cgroup()).isIn(1, 2);
        assertThat(info.apiVersion()).matches("1\\.\\d+");
    }

    @Test
    void stopShouldUseTheContainersOwnSignal() throws InterruptedException {
        ContainerInfo made = ENGINE.containers()
                .create(spec(
                        "signal",
                        List.of("sh", "-c", "trap 'exit 7' INT; while true; do sleep 0.1; done"),
                        "--stop-signal",
                        "INT"));
        ENGINE.containers().start(made.id());

        ENGINE.containers().stop(made.id(), Duration.ofSeconds(60));

        assertThat(ENGINE.containers().find(made.name()).orElseThrow().exit())
                .isNotNull()
                .satisfies(exit -> assertThat(exit.code()).isEqualTo(7));
    }

    @Test
    void theSandboxShouldBeWhatTheEngineRuns() throws InterruptedException {
        TrustPolicy sandbox = new TrustPolicy(TrustLevel.SANDBOXED, MountRoots.NONE);
        ContainerSpec spec = new ContainerSpec(
                name("sandbox"),
                BUSYBOX,
                List.of("sleep", "3600"),
                sandbox.confine(RunOptions.NONE),
                TrustLevel.SANDBOXED,
                ContainerEngineContract.owner());
        ContainerInfo made = ENGINE.containers().create(spec);
        ENGINE.containers().start(made.id());
        Printed printed = new Printed();

        ENGINE.execs()
                .run(
                        made.id(),
                        ExecSpec.shell("id -u; ls /sys/class/net; grep -E 'CapEff|NoNewPrivs' /proc/self/status"),
                        printed,
                        new ControlledStop());

        assertThat(printed.out().split("\\s+"))
                .containsExactly("65534", "lo", "CapEff:", "0000000000000000", "NoNewPrivs:", "1");
        HostConfig set = CLIENT.inspectContainerCmd(made.id().value()).exec().getHostConfig();
        assertThat(set.getMemory()).isEqualTo(1L << 30);
        assertThat(set.getMemorySwap()).isEqualTo(1L << 30);
        assertThat(set.getNanoCPUs()).isEqualTo(1_000_000_000L);
        assertThat(set.getPidsLimit()).isEqualTo(256);
        assertThat(set.getLogConfig().getConfig()).containsEntry("max-size", "16m");
    }

    @Test
    void aMemoryLimitShouldEndWhatExceedsIt() throws InterruptedException {
        ContainerInfo made = ENGINE.containers()
                .create(spec("bomb", List.of("sh", "-c", "tail /dev/zero"), "--memory=32m", "--memory-swap=32m"));
        ENGINE.containers().start(made.id());

        Optional<ContainerExit> exit = ENGINE.containers().await(made.id(), new ControlledStop());

        assertThat(exit).hasValueSatisfying(ended -> {
            assertThat(ended.code()).isNotZero();
            assertThat(ended.outOfMemory()).isTrue();
        });
    }

    @Test
    void aStopShouldEndEveryProcessOfAnExec() {
        ContainerInfo container = running("tree");
        ControlledStop stop = new ControlledStop();
        Printed printed = new Printed();
        ExecSpec tree = ExecSpec.shell("sleep 4711 & sh -c 'sleep 4712 & sleep 4713' & echo ready; wait");
        CompletableFuture<CommandResult> running =
                CompletableFuture.supplyAsync(() -> exec(container, tree, printed, stop));
        await().atMost(Duration.ofSeconds(30)).until(() -> printed.out().contains("ready"));

        stop.request(Stop.Reason.TIMEOUT);

        assertThat(running)
                .succeedsWithin(Duration.ofSeconds(30))
                .satisfies(result -> assertThat(result.stopped()).isTrue());
        Printed left = new Printed();
        exec(container, ExecSpec.shell("ps -o args | grep -c '[s]leep 471'"), left, new ControlledStop());
        assertThat(left.out()).isEqualTo("0\n");
    }

    @Test
    void aProgramThatLeavesSomethingBehindShouldNotBeWaitedForLonger() {
        ContainerInfo container = running("background");

        CommandResult result =
                exec(container, ExecSpec.shell("sleep 3600 & echo started"), new Printed(), new ControlledStop());

        assertThat(result).isEqualTo(new CommandResult(0, false));
    }

    @Test
    void muchOutputShouldArriveWhole() {
        ContainerInfo container = running("loud");
        Printed printed = new Printed();

        exec(container, ExecSpec.shell("yes 0123456789 | head -n 200000"), printed, new ControlledStop());

        assertThat(printed.out()).hasSize(200_000 * 11);
    }

    @Test
    void aContainerWithoutAShellShouldBeNamed() {
        ContainerInfo container = running("shell-less");
        exec(container, ExecSpec.shell("rm /bin/sh"), new Printed(), new ControlledStop());

        assertThatThrownBy(() -> exec(
                        container, ExecSpec.of(List.of("/bin/busybox", "true")), new Printed(), new ControlledStop()))
                .isInstanceOfSatisfying(
                        CoreException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .hasMessageContaining("sh");
    }

    @Test
    void aWorkingFolderThatIsMissingShouldBeNamed() {
        ContainerInfo container = running("folderless");

        assertThatThrownBy(() ->
                        exec(container, ExecSpec.shell("true").in("/no/such"), new Printed(), new ControlledStop()))
                .isInstanceOfSatisfying(
                        CoreException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .hasMessageContaining("/no/such");
    }

    @Test
    void anEngineThatIsNotThereShouldBeUnreachable() {
        try (DockerContainerEngine absent =
                DockerContainerEngine.at("unix:///no/such/docker.sock", OwnerLabels.ofInstallation(INSTALLATION))) {
            assertThatThrownBy(absent::info)
                    .isInstanceOfSatisfying(
                            CoreException.class, gone -> assertThat(gone.code()).isEqualTo(ErrorCode.UNREACHABLE))
                    .hasMessageContaining("unix:///no/such/docker.sock");
        }
    }

    private static CommandResult exec(ContainerInfo container, ExecSpec command, Printed printed, Stop stop) {
        try {
            return ENGINE.execs().run(container.id(), command, printed, stop);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void aContextShouldShowNothingFromOutsideAndNothingIgnored(@TempDir Path folder) throws Exception {
        Path context = Files.createDirectory(folder.resolve("context"));
        Files.writeString(folder.resolve("secret"), "canary");
        Files.createSymbolicLink(context.resolve("link"), folder.resolve("secret"));
        Files.writeString(context.resolve("ignored.txt"), "ignored");
        Files.writeString(context.resolve(".dockerignore"), "ignored.txt\n");
        Files.createDirectories(context.resolve("empty/deep"));
        Files.writeString(
                context.resolve("Dockerfile"),
                "FROM busybox:local\nCOPY . /in/\nRUN cat /in/link || ls -R /in; test -d /in/empty/deep\n");
        StringBuffer said = new StringBuffer();

        ImageOutcome outcome = ENGINE.images()
                .build(
                        new BuildSpec(
                                context, List.of(tag("built")), BuildOptions.NONE, ContainerEngineContract.owner()),
                        said::append,
                        new ControlledStop());

        assertThat(outcome).isInstanceOf(ImageOutcome.Ready.class);
        assertThat(said.toString()).doesNotContain("canary").doesNotContain("ignored.txt\n");
    }

    @Test
    void aPortShouldBePublished() throws Exception {
        int port = HostProgram.freePort();
        ContainerSpec spec = new ContainerSpec(
                name("published"),
                BUSYBOX,
                List.of("sh", "-c", "echo content > /tmp/index.html; httpd -f -p 80 -h /tmp"),
                RunParameters.parse(List.of("-p", "127.0.0.1:" + port + ":80")).options(),
                TrustLevel.VOLUMES,
                ContainerEngineContract.owner());
        ContainerInfo made = ENGINE.containers().create(spec);

        ENGINE.containers().start(made.id());

        URI page = URI.create("http://127.0.0.1:" + port + "/index.html");
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(HttpClient.newHttpClient()
                                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                                .body())
                        .isEqualTo("content\n"));
    }

    @Test
    void aPathShouldBeMounted(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("file"), "from the host");
        ContainerInfo made = ENGINE.containers()
                .create(spec(
                        "mounted",
                        List.of("sh", "-c", "cat /in/file; echo out > /in/made || echo refused"),
                        "-v",
                        folder + ":/in:ro"));
        ENGINE.containers().start(made.id());
        Printed printed = new Printed();

        ENGINE.containers().follow(made.id(), printed, new ControlledStop());

        assertThat(printed.out()).isEqualTo("from the hostrefused\n");
        assertThat(folder.resolve("made")).doesNotExist();
    }

    @Test
    void silenceShouldBeNoLoss(@TempDir Path context) throws Exception {
        Files.writeString(context.resolve("Dockerfile"), "FROM busybox:local\nRUN sleep 3\n");
        ContainerInfo container = running("silent");
        ContainerInfo ending = ENGINE.containers().create(spec("ending", List.of("sleep", "3")));
        try (DockerContainerEngine impatient = DockerContainerEngine.at(
                TestEngine.ADDRESS, OwnerLabels.ofInstallation(INSTALLATION), Duration.ofSeconds(1))) {
            impatient.containers().start(ending.id());

            assertThat(impatient.containers().await(ending.id(), new ControlledStop()))
                    .isPresent();
            assertThat(impatient
                            .execs()
                            .run(
                                    container.id(),
                                    ExecSpec.shell("sleep 3; exit 5"),
                                    new Printed(),
                                    new ControlledStop()))
                    .isEqualTo(new CommandResult(5, false));
            impatient.containers().start(ending.id());
            impatient.containers().follow(ending.id(), new Printed(), new ControlledStop());
            assertThat(impatient
                            .images()
                            .build(
                                    new BuildSpec(
                                            context,
                                            List.of(tag("built")),
                                            BuildOptions.NONE.with(BuildOption.NO_CACHE, "true"),
                                            ContainerEngineContract.owner()),
                                    text -> {},
                                    new ControlledStop()))
                    .isInstanceOf(ImageOutcome.Ready.class);
        }
    }
}
