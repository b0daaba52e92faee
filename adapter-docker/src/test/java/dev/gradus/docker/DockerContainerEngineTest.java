package dev.gradus.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import dev.gradus.core.container.ContainerExit;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ContainerSpec;
import dev.gradus.core.container.EngineInfo;
import dev.gradus.core.container.ExecSpec;
import dev.gradus.core.container.MountRoots;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.container.RunOptions;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

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
}
