package dev.gradus.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import dev.gradus.core.Gradus;
import dev.gradus.core.api.Belongings;
import dev.gradus.core.container.Belonging;
import dev.gradus.core.container.ContainerSpec;
import dev.gradus.core.container.Lifetime;
import dev.gradus.core.container.Owner;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.container.RunOption;
import dev.gradus.core.container.RunOptions;
import dev.gradus.core.container.TrustLevel;
import dev.gradus.core.port.ContainerEngineContract;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is swept and cleaned up on a real Docker engine is ours, and nothing else. */
@RequiresEngine
class BelongingsTest {
    private static final int DECOYS = 10;

    private final long installation = TestEngine.newInstallation();
    private final OwnerLabels labels = OwnerLabels.ofInstallation(installation);
    private final DockerContainerEngine engine = TestEngine.open(installation);
    private final Gradus gradus = Gradus.builder().containers(engine).build();
    private final DockerClient docker = TestEngine.client();
    private final List<String> planted = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        planted.forEach(id -> docker.removeContainerCmd(id).withForce(true).exec());
        docker.close();
        gradus.close();
        engine.close();
    }

    @Test
    void whatNobodyWantsShouldGoAndTenDecoysStay() {
        Owner unknown = new Owner("", new TaskId(99), new StepId(99), 1, new Fence(99), Lifetime.STEP);
        String orphan = name("orphan");
        RunOptions apart = RunOptions.NONE.with(RunOption.NETWORK, "none");
        engine.containers()
                .create(new ContainerSpec(
                        orphan,
                        ContainerEngineContract.BUSYBOX,
                        List.of("sleep", "3600"),
                        apart,
                        TrustLevel.VOLUMES,
                        unknown));
        engine.volumes().create(name("volume"), unknown);
        for (int i = 0; i < DECOYS; i++) {
            plant(i, unknown);
        }

        List<Belonging> removed = gradus.operations().belongings().removeUnwanted(Belongings.Extent.KEPT);

        assertThat(removed).extracting(Belonging::name).containsExactly(orphan, name("volume"));
        assertThat(engine.containers().find(orphan)).isEmpty();
        assertThat(engine.volumes().find(name("volume"))).isEmpty();
        assertThat(planted)
                .hasSize(DECOYS)
                .allSatisfy(
                        id -> assertThat(docker.inspectContainerCmd(id).exec().getId())
                                .isEqualTo(id));
    }

    /** Like ours, but for the name, the installation, or both: as containers of others' images, or of others, can be. */
    private void plant(int number, Owner owner) {
        Map<String, String> marks = new HashMap<>(labels.of(name("another"), owner));
        if (number % 3 == 1) {
            marks.putAll(OwnerLabels.ofInstallation(installation ^ 1).of(name("decoy" + number), owner));
        } else if (number % 3 == 2) {
            marks.keySet().retainAll(List.of(OwnerLabels.NAME));
        }
        planted.add(docker.createContainerCmd(ContainerEngineContract.BUSYBOX.toString())
                .withName(name("decoy" + number))
                .withLabels(marks)
                .exec()
                .getId());
    }

    private String name(String word) {
        return "%s-%012x".formatted(word, installation);
    }
}
