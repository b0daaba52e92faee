package dev.gradus.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.container.ImageOutcome;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.ContainerEngine;
import dev.gradus.core.port.ContainerExecsContract;
import dev.gradus.core.port.ContainerFilesContract;
import dev.gradus.core.port.ContainerImagesContract;
import dev.gradus.core.port.ContainersContract;
import dev.gradus.core.port.OwnedObjectsContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The fake keeps the promises of the real one. */
class FakeContainerEngineTest
        implements ContainersContract,
                ContainerExecsContract,
                ContainerFilesContract,
                ContainerImagesContract,
                OwnedObjectsContract {
    private static final long INSTALLATION = 0xabcdef;

    private final FakeContainerEngine engine = new FakeContainerEngine(INSTALLATION);

    @Override
    public ContainerEngine engine() {
        return engine;
    }

    @Override
    public long installation() {
        return INSTALLATION;
    }

    @Override
    public String plantContainer(String name, Map<String, String> labels) {
        return engine.plantContainer(name, labels);
    }

    @Override
    public boolean runs(String id) {
        return engine.runs(id);
    }

    @Override
    public void uproot(String id) {
        engine.uproot(id);
    }

    @Test
    void whatIsPublishedCanBePulledAndWhatIsPushedIsPublished() throws InterruptedException {
        engine.publish("nginx:latest");
        ControlledStop stop = new ControlledStop();

        assertThat(engine.images().pull(ImageRef.parse("nginx"), null, text -> {}, stop))
                .isInstanceOf(ImageOutcome.Ready.class);
        assertThat(engine.images().pull(ImageRef.parse("nothing"), null, text -> {}, stop))
                .isInstanceOf(ImageOutcome.Failed.class);
        engine.images().push(ImageRef.parse("busybox:local"), text -> {}, stop);
        assertThat(engine.isPublished("busybox:local")).isTrue();
    }

    @Test
    void anEngineThatIsGoneShouldBeUnreachableUntilItComesBack() {
        engine.goAway();
        assertThatThrownBy(engine::info)
                .isInstanceOfSatisfying(
                        CoreException.class, gone -> assertThat(gone.code()).isEqualTo(ErrorCode.UNREACHABLE));

        engine.comeBack();
        assertThat(engine.info().id()).startsWith("FAKE:");
    }
}
