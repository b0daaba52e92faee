package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.container.ContainerExit;
import dev.gradus.core.container.ContainerId;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ContainerSpec;
import dev.gradus.core.container.ContainerState;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.Owner;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.testing.ControlledStop;
import dev.gradus.core.testing.Printed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every {@link Containers} promises. */
public interface ContainersContract extends ContainerEngineContract {

    private Containers containers() {
        return engine().containers();
    }

    @Test
    default void createShouldMakeAndNotStart() {
        ContainerSpec spec = spec("made", List.of("sleep", "3600"));

        ContainerInfo made = containers().create(spec);

        assertThat(made.name()).isEqualTo(spec.name());
        assertThat(made.state()).isEqualTo(ContainerState.CREATED);
        assertThat(made.owner()).isEqualTo(spec.owner());
        assertThat(made.exit()).isNull();
        assertThat(containers().find(spec.name())).contains(made);
        assertThat(containers().find(made.id().value())).contains(made);
        assertThat(containers().find(made.id().value().substring(0, 12))).contains(made);
    }

    @Test
    default void createShouldAnswerTheSameAttemptWithTheSameContainer() {
        ContainerSpec spec = spec("again", List.of("sleep", "3600"));
        ContainerInfo first = containers().create(spec);
        containers().start(first.id());

        ContainerInfo second = containers().create(spec);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.isRunning()).isTrue();
    }

    @Test
    default void createShouldRefuseANameThatIsTaken() {
        ContainerSpec spec = spec("taken", List.of("sleep", "3600"));
        containers().create(spec);

        assertRefused(ErrorCode.CONFLICT, () -> containers().create(spec("taken", List.of("sleep", "3600"))));
    }

    @Test
    default void createShouldRefuseAForeignName() {
        String planted = plantContainer(name("foreign"), Map.of());
        try {
            assertRefused(ErrorCode.CONFLICT, () -> containers().create(spec("foreign", List.of("true"))));
        } finally {
            uproot(planted);
        }
    }

    @Test
    default void createShouldNameAMissingImage() {
        ContainerSpec spec = spec("imageless", List.of("true"));
        ContainerSpec missing = new ContainerSpec(
                spec.name(),
                ImageRef.parse("no-such-image:1"),
                spec.command(),
                spec.options(),
                spec.trust(),
                spec.owner());

        assertThatThrownBy(() -> containers().create(missing))
                .isInstanceOfSatisfying(
                        CoreException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessageContaining("no-such-image:1");
    }

    @Test
    default void aContainerShouldTellItsExitStatus() throws InterruptedException {
        ContainerInfo made = containers().create(spec("exits", List.of("sh", "-c", "exit 3")));
        containers().start(made.id());

        Optional<ContainerExit> exit = containers().await(made.id(), new ControlledStop());

        assertThat(exit).map(ContainerExit::code).contains(3);
        assertThat(containers().find(made.name()))
                .hasValueSatisfying(info -> assertThat(info.exit()).isEqualTo(exit.orElseThrow()));
    }

    @Test
    default void awaitShouldRefuseWhatWasNotStarted() {
        ContainerInfo made = containers().create(spec("early", List.of("sh", "-c", "exit 3")));

        assertRefused(ErrorCode.CONFLICT, () -> containers().await(made.id(), new ControlledStop()));
    }

    @Test
    default void aStopShouldEndTheWaitingAndNotTheContainer() {
        ContainerInfo running = running("waited");
        ControlledStop stop = new ControlledStop();
        CompletableFuture<Optional<ContainerExit>> waiting = CompletableFuture.supplyAsync(
                () -> uninterrupted(() -> containers().await(running.id(), stop)));

        stop.request(Stop.Reason.CANCELLED);

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(Optional.empty());
        assertThat(containers().find(running.name()))
                .hasValueSatisfying(info -> assertThat(info.isRunning()).isTrue());
    }

    @Test
    default void startShouldLeaveARunningOneAlone() {
        ContainerInfo running = running("started");

        containers().start(running.id());

        assertThat(containers().find(running.name()))
                .hasValueSatisfying(info -> assertThat(info.isRunning()).isTrue());
    }

    @Test
    default void stopShouldEndOneThatIgnoresTerm() throws InterruptedException {
        ContainerInfo made =
                containers().create(spec("deaf", List.of("sh", "-c", "trap '' TERM; echo ready; sleep 3600")));
        containers().start(made.id());
        awaitPrinted(made, "ready");

        containers().stop(made.id(), Duration.ofMillis(300));

        ContainerInfo stopped = containers().find(made.name()).orElseThrow();
        assertThat(stopped.state()).isEqualTo(ContainerState.EXITED);
        assertThat(stopped.exit())
                .isNotNull()
                .satisfies(exit -> assertThat(exit.code()).isEqualTo(137));
        containers().stop(made.id(), Duration.ZERO);
    }

    @Test
    default void followShouldPassOnBothOutputsToTheEnd() throws InterruptedException {
        ContainerInfo made =
                containers().create(spec("prints", List.of("sh", "-c", "echo out; echo err >&2; echo Grüße")));
        containers().start(made.id());
        Printed printed = new Printed();

        containers().follow(made.id(), printed, new ControlledStop());

        assertThat(printed.out()).isEqualTo("out\nGrüße\n");
        assertThat(printed.err()).isEqualTo("err\n");
    }

    @Test
    default void removeShouldTakeAwayWhatRuns() {
        ContainerInfo running = running("removed");

        assertThat(containers().remove(running.id())).isTrue();

        assertThat(containers().find(running.name())).isEmpty();
        assertThat(containers().remove(running.id())).isFalse();
    }

    @Test
    default void listShouldFindByTaskAndStep() {
        ContainerInfo one = running("one");
        ContainerInfo other = running("other");

        assertThat(ids(containers().list(OwnerFilter.ANY))).containsExactly(one.id(), other.id());
        assertThat(ids(containers().list(OwnerFilter.of(one.owner().task())))).containsExactly(one.id());
        assertThat(ids(containers().list(OwnerFilter.of(other.owner().step())))).containsExactly(other.id());
    }

    @Test
    default void foreignContainersShouldNeverBeTouched() {
        Owner owner = running("ours").owner();
        OwnerLabels ours = OwnerLabels.ofInstallation(installation());
        OwnerLabels others = OwnerLabels.ofInstallation(installation() ^ 1);
        List<Map<String, String>> decoys = List.of(
                Map.of(),
                Map.of("dev.gradus", "1"),
                Map.of(OwnerLabels.TASK, owner.task().toString()),
                Map.of(OwnerLabels.INSTALLATION, ours.installation()),
                others.of(name("decoy-4"), owner),
                ours.of(name("something else"), owner),
                // as inherited from an image that was made of one of ours
                ours.of(name("ours"), owner),
                Map.of(OwnerLabels.INSTALLATION, ours.installation(), OwnerLabels.NAME, name("decoy-7")),
                ours.ofImage(List.of(BUSYBOX)),
                Map.of(OwnerLabels.INSTALLATION, "", OwnerLabels.NAME, ""));
        List<String> planted = new ArrayList<>();
        try {
            for (int i = 0; i < decoys.size(); i++) {
                planted.add(plantContainer(name("decoy-" + i), decoys.get(i)));
            }

            for (ContainerInfo found : containers().list(OwnerFilter.ANY)) {
                containers().remove(found.id());
            }
            for (String decoy : planted) {
                assertRefused(ErrorCode.NOT_ALLOWED, () -> containers().find(decoy));
                assertRefused(ErrorCode.NOT_ALLOWED, () -> containers().remove(new ContainerId(decoy)));
                assertRefused(ErrorCode.NOT_ALLOWED, () -> containers().stop(new ContainerId(decoy), Duration.ZERO));
            }

            assertThat(planted).hasSize(10).allMatch(this::runs);
        } finally {
            planted.forEach(this::uproot);
        }
    }

    @Test
    default void aNamedVolumeShouldBeMadeWithTheContainer() {
        ContainerSpec spec = spec("mounts", List.of("true"), "-v", name("volume") + ":/data");

        containers().create(spec);

        assertThat(engine().volumes().find(name("volume")))
                .hasValueSatisfying(volume -> assertThat(volume.owner()).isEqualTo(spec.owner()));
    }

    private void awaitPrinted(ContainerInfo container, String text) {
        Printed printed = new Printed();
        ControlledStop stop = new ControlledStop();
        CompletableFuture<Void> following = CompletableFuture.runAsync(() -> uninterrupted(() -> {
            containers().follow(container.id(), printed, stop);
            return true;
        }));
        await().atMost(Duration.ofSeconds(30)).until(() -> printed.out().contains(text));
        stop.request(Stop.Reason.CANCELLED);
        assertThat(following).succeedsWithin(Duration.ofSeconds(30));
    }

    private static List<Object> ids(List<ContainerInfo> containers) {
        return containers.stream().<Object>map(ContainerInfo::id).toList();
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CoreException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static <T> T uninterrupted(Interruptible<T> call) {
        try {
            return call.get();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** A call that waits. */
    @FunctionalInterface
    interface Interruptible<T> {
        T get() throws InterruptedException;
    }
}
