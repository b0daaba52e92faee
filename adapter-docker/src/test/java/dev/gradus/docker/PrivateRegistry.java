package dev.gradus.docker;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A registry of images of the test's own, which asks for no password. */
public final class PrivateRegistry {
    /** Where the registry of an engine that stands apart listens; the port is free there. */
    static final String APART = "127.0.0.1:5000";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String address;
    private final Process process;

    private PrivateRegistry(String address, List<String> before, Path folder) throws IOException {
        this.address = address;
        Files.createDirectories(folder);
        Path config = folder.resolve("config.yml");
        Files.writeString(config, """
                version: 0.1
                log: { level: info }
                storage: { filesystem: { rootdirectory: %s } }
                http: { addr: "%s" }
                """.formatted(folder.resolve("images"), address));
        List<String> command = new ArrayList<>(before);
        command.addAll(
                List.of(HostProgram.find("docker-registry").orElseThrow().toString(), "serve", config.toString()));
        Path log = folder.resolve("registry.log");
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        await().atMost(PATIENCE).until(() -> Files.readString(log).contains("listening on"));
    }

    /** One on a free port of this machine. */
    static PrivateRegistry here(Path folder) throws IOException {
        return new PrivateRegistry("127.0.0.1:" + HostProgram.freePort(), List.of(), folder);
    }

    /** One in the network of an engine that stands apart, which takes it for the public one. */
    public static PrivateRegistry beside(PrivateDaemon daemon, Path folder) throws IOException {
        return new PrivateRegistry(APART, daemon.beside(), folder);
    }

    /** What names of its images begin with. */
    public String address() {
        return address;
    }

    /** Ends it. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
