package dev.gradus.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.container.BuildOptions;
import dev.gradus.core.container.BuildSpec;
import dev.gradus.core.container.ImageId;
import dev.gradus.core.container.ImageOutcome;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.port.ContainerEngineContract;
import dev.gradus.core.testing.ControlledStop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Images go to a registry and come back; the registry is a process of the test's own. */
@RequiresEngine
@RequiresProgram("docker-registry")
@Timeout(120)
class RegistryTest {
    private static final DockerContainerEngine ENGINE = TestEngine.open(TestEngine.newInstallation());

    @TempDir
    static Path folder;

    private static PrivateRegistry registry;

    @BeforeAll
    static void start() throws Exception {
        registry = PrivateRegistry.here(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        ENGINE.close();
        registry.stop();
    }

    @Test
    void anImageShouldGoAndComeBack(@TempDir Path context) throws Exception {
        ImageRef image = ImageRef.parse(registry.address() + "/gradus/app:1.0");
        ImageId built = build(context, image);
        List<String> said = new CopyOnWriteArrayList<>();

        assertThat(ENGINE.images().push(image, said::add, new ControlledStop())).isInstanceOf(ImageOutcome.Ready.class);
        assertThat(ENGINE.images().remove(image)).isTrue();
        assertThat(ENGINE.images().find(image)).isEmpty();
        ImageOutcome pulled = ENGINE.images().pull(image, null, said::add, new ControlledStop());

        assertThat(pulled)
                .isInstanceOfSatisfying(
                        ImageOutcome.Ready.class,
                        ready -> assertThat(ready.image().id()).isEqualTo(built));
        assertThat(String.join("", said))
                .contains("Pushed")
                .contains("digest: sha256:")
                .contains("Status: ");
        ENGINE.images().remove(image);
    }

    @Test
    void whatARegistryDoesNotHaveShouldBeAFailureOfTheUser() throws Exception {
        ImageRef missing = ImageRef.parse(registry.address() + "/gradus/nothing:1.0");

        assertThat(ENGINE.images().pull(missing, null, text -> {}, new ControlledStop()))
                .isInstanceOfSatisfying(
                        ImageOutcome.Failed.class,
                        failed -> assertThat(failed.message()).contains(missing.name()));
        assertThat(ENGINE.images().push(missing, text -> {}, new ControlledStop()))
                .isInstanceOf(ImageOutcome.Failed.class);
    }

    private static ImageId build(Path context, ImageRef tag) throws Exception {
        Files.writeString(context.resolve("Dockerfile"), "FROM busybox:local\nCOPY Dockerfile /\n");
        ImageOutcome outcome = ENGINE.images()
                .build(
                        new BuildSpec(context, List.of(tag), BuildOptions.NONE, ContainerEngineContract.owner()),
                        text -> {},
                        new ControlledStop());
        return ((ImageOutcome.Ready) outcome).image().id();
    }
}
