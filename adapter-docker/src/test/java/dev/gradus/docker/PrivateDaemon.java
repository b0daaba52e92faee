package dev.gradus.docker;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.port.ContainerEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Docker engine of the test's own, which may be killed. It has a bridge of its own: one without a bridge would take the
 * machine's default bridge away, and one with the default would share it. Or it stands apart, in a network of its own.
 */
public final class PrivateDaemon {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final @Nullable String bridge;
    private Process process;

    PrivateDaemon(Path folder) throws IOException, InterruptedException {
        this(folder, "grd%08x".formatted(ThreadLocalRandom.current().nextInt()));
    }

    private PrivateDaemon(Path folder, @Nullable String bridge) throws IOException, InterruptedException {
        this.folder = folder;
        this.bridge = bridge;
        if (bridge != null) {
            ip("link", "add", bridge, "type", "bridge");
        }
        this.process = start();
        try {
            load("busybox");
        } catch (IOException | RuntimeException missing) {
            stop();
            throw missing;
        }
    }

    /**
     * One in a network of its own, in which every port is free and nothing of the world is reached: what it pulls comes from the
     * {@link PrivateRegistry} beside it.
     */
    public static PrivateDaemon apart(Path folder) throws IOException, InterruptedException {
        return new PrivateDaemon(Files.createDirectory(folder), null);
    }

    /** A way to it for an installation. */
    public ContainerEngine engine(long installation) {
        return DockerContainerEngine.at(address(), OwnerLabels.ofInstallation(installation));
    }

    /** What begins the command line of a program that runs in its network. */
    List<String> beside() {
        return List.of(
                HostProgram.find("nsenter").orElseThrow().toString(), "--net=/proc/" + process.pid() + "/ns/net");
    }

    String address() {
        return "unix://" + folder.resolve("docker.sock");
    }

    private Process start() throws IOException {
        // Left by a daemon that was killed; the number may belong to another process by now.
        Files.deleteIfExists(folder.resolve("exec/containerd/containerd.pid"));
        Files.deleteIfExists(folder.resolve("docker.pid"));
        Process started = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("daemon.log").toFile()))
                .start();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            try (DockerClient client = TestEngine.client(address())) {
                client.pingCmd().exec();
                return true;
            }
        });
        return started;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        if (bridge == null) {
            command.addAll(List.of(HostProgram.find("unshare").orElseThrow().toString(), "--net"));
            command.addAll(List.of("sh", "-c", "PATH=$PATH:/usr/sbin:/sbin; ip link set lo up && exec \"$@\"", "sh"));
        }
        command.addAll(List.of(
                HostProgram.find("dockerd").orElseThrow().toString(),
                "--host=" + address(),
                "--data-root=" + folder.resolve("data"),
                "--exec-root=" + folder.resolve("exec"),
                "--pidfile=" + folder.resolve("docker.pid"),
                "--iptables=false",
                "--ip6tables=false",
                "--storage-driver=vfs"));
        command.add(bridge == null ? "--registry-mirror=http://" + PrivateRegistry.APART : "--bridge=" + bridge);
        return command;
    }

    /** Copies an image {@code …:local} from the shared engine: there is no registry. */
    void load(String repository) throws IOException {
        try (DockerClient from = TestEngine.client();
                DockerClient to = TestEngine.client(address());
                InputStream image =
                        from.saveImageCmd(repository).withTag("local").exec()) {
            to.loadImageCmd(image).exec();
        }
    }

    /** Takes a name from an image, if one has it. */
    public void forget(String image) throws IOException {
        try (DockerClient client = TestEngine.client(address())) {
            client.removeImageCmd(image).withForce(true).exec();
        } catch (NotFoundException absent) {
            // there is nothing to forget
        }
    }

    /** Ends it as a power cut would. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Starts it again over what it had. */
    void restart() throws IOException {
        process = start();
    }

    /** The names of all containers, whoever made them. */
    List<String> containers() throws IOException {
        try (DockerClient client = TestEngine.client(address())) {
            return client.listContainersCmd().withShowAll(true).exec().stream()
                    .map(container -> String.join(",", container.getNames()))
                    .toList();
        }
    }

    /** Ends it as an operator would. */
    public void stop() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        unmount();
        if (bridge != null) {
            ip("link", "del", bridge);
        }
    }

    private static void ip(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(HostProgram.find("ip").orElseThrow().toString()));
        command.addAll(List.of(arguments));
        Process done = new ProcessBuilder(command).inheritIO().start();
        if (done.waitFor() != 0) {
            throw new IllegalStateException(command + " exited with " + done.exitValue());
        }
    }

    /** What a daemon that was killed has left mounted below its folder. */
    private void unmount() throws IOException, InterruptedException {
        for (String mount : Files.readAllLines(Path.of("/proc/self/mounts"))) {
            String place = mount.split(" ")[1];
            if (place.startsWith(folder + "/")) {
                new ProcessBuilder("umount", "-l", place).start().waitFor();
            }
        }
    }
}
