package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.container.Owner;
import dev.gradus.core.container.OwnerFilter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link OwnedObjects} promises, of volumes and of networks. */
public interface OwnedObjectsContract extends ContainerEngineContract {

    @Test
    default void volumesShouldBeMadeOnceFoundAndRemoved() {
        assertLife(engine().volumes(), name("volume"));
    }

    @Test
    default void networksShouldBeMadeOnceFoundAndRemoved() {
        assertLife(engine().networks(), name("network"));
    }

    private static void assertLife(OwnedObjects objects, String name) {
        Owner owner = ContainerEngineContract.owner();
        assertThat(objects.find(name)).isEmpty();

        var made = objects.create(name, owner);
        var again = objects.create(name, ContainerEngineContract.owner());

        assertThat(made.owner()).isEqualTo(owner);
        assertThat(again).isEqualTo(made);
        assertThat(objects.find(name)).contains(made);
        assertThat(objects.list(OwnerFilter.of(owner.task()))).isEqualTo(List.of(made));
        assertThat(objects.list(OwnerFilter.of(ContainerEngineContract.owner().task())))
                .isEmpty();
        assertThat(objects.remove(name)).isTrue();
        assertThat(objects.remove(name)).isFalse();
        assertThat(objects.find(name)).isEmpty();
    }
}
