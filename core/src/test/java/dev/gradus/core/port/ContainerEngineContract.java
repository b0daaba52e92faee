package dev.gradus.core.port;

import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ContainerSpec;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.Lifetime;
import dev.gradus.core.container.Owner;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.container.RunOption;
import dev.gradus.core.container.RunOptions;
import dev.gradus.core.container.RunParameters;
import dev.gradus.core.container.TrustLevel;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** What the contracts of the engine's ports have in common. The engine holds {@code busybox:local}. */
@Timeout(120)
public interface ContainerEngineContract {
    ImageRef BUSYBOX = ImageRef.parse("busybox:local");
    AtomicLong NUMBERS = new AtomicLong();

    /** The engine, as the installation of this test sees it. */
    ContainerEngine engine();

    /** A name that nothing has, the same for the same word within one test class. */
    default String name(String word) {
        return "gradus-contract-" + Long.toHexString(installation()) + "-" + word;
    }

    /** The installation of this test. */
    long installation();

    /** Makes and starts a container that this installation did not make, with these labels; its id. */
    String plantContainer(String name, Map<String, String> labels);

    /** Whether a container is there and runs, whoever made it. */
    boolean runs(String id);

    /** Removes a planted container. */
    void uproot(String id);

    @AfterEach
    default void removeWhatIsOurs() {
        for (ContainerInfo container : engine().containers().list(OwnerFilter.ANY)) {
            engine().containers().remove(container.id());
        }
        engine().volumes()
                .list(OwnerFilter.ANY)
                .forEach(volume -> engine().volumes().remove(volume.name()));
        engine().networks()
                .list(OwnerFilter.ANY)
                .forEach(network -> engine().networks().remove(network.name()));
    }

    /** An attempt of a new step. */
    static Owner owner() {
        long number = NUMBERS.incrementAndGet();
        return new Owner("", new TaskId(number), new StepId(number), 1, new Fence(number), Lifetime.ATTEMPT);
    }

    /** Options without a network: no test of the engine needs one. */
    static RunOptions options(String... parameters) {
        RunParameters read = RunParameters.parse(Arrays.asList(parameters));
        if (!read.faults().isEmpty()) {
            throw new IllegalArgumentException(read.faults().toString());
        }
        return read.options().withDefault(RunOption.NETWORK, "none");
    }

    /** A container of a new step. */
    default ContainerSpec spec(String word, List<String> command, String... parameters) {
        return new ContainerSpec(name(word), BUSYBOX, command, options(parameters), TrustLevel.VOLUMES, owner());
    }

    /** One that runs until it is ended. */
    default ContainerInfo running(String word, String... parameters) {
        ContainerInfo made = engine().containers().create(spec(word, List.of("sleep", "3600"), parameters));
        engine().containers().start(made.id());
        return made;
    }
}
