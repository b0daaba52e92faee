package dev.gradus.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.container.ContainerSpec;
import dev.gradus.core.container.ContainerState;
import dev.gradus.core.container.EngineInfo;
import dev.gradus.core.container.ImageInfo;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.Owner;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.container.RunParameters;
import dev.gradus.core.container.TrustLevel;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.port.ContainerEngineContract;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How answers are read that the engine of the other tests does not give: those of newer versions of the API, which leave members
 * out, and those of hosts with control groups v2. They are written after the API's description, not recorded from an engine.
 */
class NewerEngineTest {
    private static final String ID = "4fa6e0f0c6786287e131c3852c58a2e01cc697a68231826813597e4994f1d6e2";
    private static final String IMAGE = "sha256:9b1a2f0e9d0d7b6c8a5e4f3d2c1b0a99887766554433221100ffeeddccbbaa00";
    private static final String HELD = "\"Memory\": 268435456, \"NanoCpus\": 1500000000, \"PidsLimit\": 256";

    private final AnsweringEngine answering = new AnsweringEngine();
    private final OwnerLabels labels = OwnerLabels.ofInstallation(7);
    private final DockerContainerEngine engine = DockerContainerEngine.at(answering.address(), labels);
    private final Owner owner = ContainerEngineContract.owner();

    NewerEngineTest() throws IOException {}

    @AfterEach
    void close() {
        engine.close();
        answering.close();
    }

    @Test
    void anEngineShouldTellItsControlGroups() {
        answering.answering("GET /info", """
                        {"ID": "abc", "NCPU": 4, "MemTotal": 8000000000, "CgroupDriver": "systemd", "CgroupVersion": "2",
                         "FirewallBackend": {"Driver": "nftables"}, "Containerd": {"Address": "/run/containerd.sock"}}""").answering("GET /version", """
                        {"Version": "28.2.2", "ApiVersion": "1.50", "MinAPIVersion": "1.24", "Os": "linux", "Arch": "arm64"}""");

        assertThat(engine.info())
                .isEqualTo(new EngineInfo("abc", "28.2.2", "1.50", "linux/arm64", 4, 8_000_000_000L, 2));
    }

    /** {@code VirtualSize}, {@code Parent}, {@code Container} and {@code ContainerConfig} are gone from images. */
    @Test
    void anImageShouldBeReadWithoutWhatNewerVersionsLeaveOut() {
        answering.answering("GET /images/app:1.0/json", """
                {"Id": "%s", "RepoTags": ["app:1.0"], "RepoDigests": [], "Created": "2026-01-02T03:04:05Z",
                 "Config": {"Cmd": ["sh"]}, "Architecture": "arm64", "Os": "linux", "Size": 1980000,
                 "RootFS": {"Type": "layers", "Layers": []}, "Metadata": {}, "Descriptor": {"digest": "%s"}}""".formatted(IMAGE, IMAGE));

        ImageInfo image = engine.images().find(ImageRef.parse("app:1.0")).orElseThrow();

        assertThat(image.id().value()).isEqualTo(IMAGE);
        assertThat(image.platform()).isEqualTo("linux/arm64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"MemorySwap\": 268435456, \"KernelMemory\": 0, \"OomKillDisable\": false, \"CgroupnsMode\": \"host\"",
                "\"MemorySwap\": 268435456, \"OomKillDisable\": null, \"CgroupnsMode\": \"private\""
            })
    void limitsShouldBeFoundHeldWithEitherControlGroups(String layout) {
        answering.answering("POST /containers/create", "{\"Id\": \"" + ID + "\", \"Warnings\": []}");
        answering.answering("GET /containers/" + ID + "/json", container(HELD + ", " + layout));

        assertThat(engine.containers().create(spec()).state()).isEqualTo(ContainerState.CREATED);
    }

    /** A host that does not count swap answers -1, one without the controller for processes nothing. */
    @Test
    void whatIsNotHeldShouldBeNamedAndTheContainerTakenAway() {
        answering.answering("POST /containers/create", "{\"Id\": \"" + ID + "\", \"Warnings\": [\"no swap\"]}");
        answering.answering(
                "GET /containers/" + ID + "/json",
                container("\"Memory\": 268435456, \"MemorySwap\": -1, \"NanoCpus\": 1500000000, \"PidsLimit\": null"));
        answering.answering("DELETE /containers/" + ID, "{}");

        assertThatThrownBy(() -> engine.containers().create(spec()))
                .isInstanceOf(CoreException.class)
                .hasMessageContaining("memory-swap 268435456 became -1, pids-limit 256 became null");
        assertThat(answering.asked()).contains("DELETE /containers/" + ID);
    }

    private ContainerSpec spec() {
        var options = RunParameters.parse(
                        List.of("--memory=256m", "--memory-swap=256m", "--cpus=1.5", "--pids-limit=256"))
                .options();
        return new ContainerSpec(
                "limited", ImageRef.parse("app:1.0"), List.of("sh"), options, TrustLevel.VOLUMES, owner);
    }

    private String container(String hostConfig) {
        Document marks = Document.object(labels.of("limited", owner));
        return """
                {"Id": "%s", "Name": "/limited", "Created": "2026-01-02T03:04:05.123456789Z", "Image": "%s",
                 "State": {"Status": "created", "Running": false, "ExitCode": 0, "Error": ""},
                 "HostConfig": {%s}, "Config": {"Labels": %s},
                 "ImageManifestDescriptor": {"digest": "%s"}, "GraphDriver": {"Name": "overlayfs", "Data": null}}""".formatted(ID, IMAGE, hostConfig, marks.toJson(), IMAGE);
    }
}
