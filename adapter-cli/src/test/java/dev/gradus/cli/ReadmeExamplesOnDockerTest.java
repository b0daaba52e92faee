package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.container.BuildOptions;
import dev.gradus.core.container.BuildSpec;
import dev.gradus.core.container.ImageOutcome;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.kind.ReadmeWorld;
import dev.gradus.core.port.ContainerEngine;
import dev.gradus.core.port.ContainerEngineContract;
import dev.gradus.core.testing.ControlledStop;
import dev.gradus.docker.PrivateDaemon;
import dev.gradus.docker.PrivateRegistry;
import dev.gradus.docker.RequiresEngine;
import dev.gradus.docker.RequiresProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a Docker engine of the test's own, in a network of its own: names of containers and ports are free there, and what the examples
 * pull comes from a registry that stands for the public one. Who furnishes it is another installation.
 */
@RequiresEngine
@RequiresProgram({"dockerd", "docker-registry", "unshare", "nsenter", "ip"})
@Timeout(300)
class ReadmeExamplesOnDockerTest extends ReadmeExamplesContract<ContainerEngine> {
    private static boolean mountedIsOurs;

    @TempDir
    static Path home;

    private static PrivateDaemon daemon;
    private static PrivateRegistry registry;
    private static ContainerEngine other;

    ReadmeExamplesOnDockerTest() {
        super(daemon.engine(1));
    }

    @BeforeAll
    static void start() throws Exception {
        mountedIsOurs = Files.notExists(ReadmeWorld.MOUNTED);
        if (mountedIsOurs) {
            Files.createDirectory(ReadmeWorld.MOUNTED);
        }
        daemon = PrivateDaemon.apart(home.resolve("daemon"));
        registry = PrivateRegistry.beside(daemon, home.resolve("registry"));
        ReadmeWorld.write(home);
        other = daemon.engine(2);
        List<ImageRef> published = ReadmeWorld.PUBLISHED.stream()
                .map(tag -> ImageRef.parse(registry.address() + "/library/" + tag))
                .toList();
        build(published);
        for (ImageRef image : published) {
            ready(other.images().push(image, text -> {}, new ControlledStop()));
        }
        other.networks().create(ReadmeWorld.NETWORK, ContainerEngineContract.owner());
    }

    private static void build(List<ImageRef> tags) throws InterruptedException {
        var build =
                new BuildSpec(home.resolve(ReadmeWorld.BASE), tags, BuildOptions.NONE, ContainerEngineContract.owner());
        ready(other.images().build(build, text -> {}, new ControlledStop()));
    }

    private static void ready(ImageOutcome outcome) {
        assertThat(outcome).isInstanceOf(ImageOutcome.Ready.class);
    }

    @AfterAll
    static void stop() throws Exception {
        other.close();
        registry.stop();
        daemon.stop();
        if (mountedIsOurs) {
            Files.delete(ReadmeWorld.MOUNTED);
        }
    }

    @BeforeEach
    void furnish() throws Exception {
        ReadmeWorld.write(folder);
        build(ReadmeWorld.IMAGES.stream().map(ImageRef::parse).toList());
        for (String pulled : ReadmeWorld.PUBLISHED) {
            daemon.forget(pulled);
        }
    }

    @AfterEach
    void close() {
        platform.close();
        engine.containers()
                .list(OwnerFilter.ANY)
                .forEach(container -> engine.containers().remove(container.id()));
        engine.close();
    }
}
