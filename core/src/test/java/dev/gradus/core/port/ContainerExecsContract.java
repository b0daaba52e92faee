package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.container.ContainerId;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ExecSpec;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.testing.ControlledStop;
import dev.gradus.core.testing.Printed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every {@link ContainerExecs} promises. */
public interface ContainerExecsContract extends ContainerEngineContract {

    @Test
    default void runShouldTellStatusAndBothOutputs() throws InterruptedException {
        ContainerInfo container = running("exec");
        Printed printed = new Printed();

        CommandResult result = run(container, ExecSpec.shell("echo out; echo Grüße >&2; exit 3"), printed);

        assertThat(result).isEqualTo(new CommandResult(3, false));
        assertThat(printed.out()).isEqualTo("out\n");
        assertThat(printed.err()).isEqualTo("Grüße\n");
        assertThat(printed.note()).isPresent();
    }

    @Test
    default void runShouldUseFolderAndEnvironment() throws InterruptedException {
        ContainerInfo container = running("where", "-e", "OWN=container's");
        Printed printed = new Printed();

        run(
                container,
                new ExecSpec(
                        List.of("sh", "-c", "pwd; echo $OWN; echo $MINE"),
                        Map.of("MINE", "a b"),
                        null,
                        "/tmp",
                        Duration.ZERO),
                printed);

        assertThat(printed.out()).isEqualTo("/tmp\ncontainer's\na b\n");
    }

    @Test
    default void runShouldKeepWordsWhole() throws InterruptedException {
        ContainerInfo container = running("words");
        Printed printed = new Printed();

        run(container, ExecSpec.of(List.of("echo", "a  b", "$HOME", "'c'", "", "*")), printed);

        assertThat(printed.out()).isEqualTo("a  b $HOME 'c'  *\n");
    }

    @Test
    default void aProgramThatIsNotThereShouldExitWith127() throws InterruptedException {
        ContainerInfo container = running("missing");

        assertThat(run(container, ExecSpec.of(List.of("no-such-program")), new Printed()))
                .isEqualTo(new CommandResult(127, false));
    }

    @Test
    default void runShouldRefuseAContainerThatDoesNotRun() {
        ContainerInfo made = engine().containers().create(spec("stopped", List.of("true")));

        assertThatThrownBy(() -> run(made, ExecSpec.shell("true"), new Printed()))
                .isInstanceOfSatisfying(
                        CoreException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CONFLICT));
    }

    @Test
    default void runShouldRefuseAForeignContainer() {
        String planted = plantContainer(name("exec-foreign"), Map.of());
        try {
            assertThatThrownBy(() -> engine().execs()
                            .run(new ContainerId(planted), ExecSpec.shell("true"), new Printed(), new ControlledStop()))
                    .isInstanceOfSatisfying(
                            CoreException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_ALLOWED));
        } finally {
            uproot(planted);
        }
    }

    @Test
    default void aStopShouldEndWhatIgnoresTermAndLeaveTheContainer() {
        ContainerInfo container = running("deaf-exec");
        Printed printed = new Printed();
        ControlledStop stop = new ControlledStop();
        ExecSpec deaf = new ExecSpec(
                List.of("sh", "-c", "trap '' TERM; echo ready; sleep 3600"),
                Map.of(),
                null,
                null,
                Duration.ofMillis(300));
        CompletableFuture<CommandResult> running = CompletableFuture.supplyAsync(() -> {
            try {
                return engine().execs().run(container.id(), deaf, printed, stop);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
        await().atMost(Duration.ofSeconds(30)).until(() -> printed.out().contains("ready"));

        stop.request(Stop.Reason.CANCELLED);

        assertThat(running).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(new CommandResult(137, true));
        assertThat(engine().containers().find(container.name()))
                .hasValueSatisfying(info -> assertThat(info.isRunning()).isTrue());
    }

    @Test
    default void endShouldFindAProgramByItsNote() throws InterruptedException {
        ContainerInfo container = running("noted");
        Printed printed = new Printed();
        CompletableFuture<CommandResult> running = CompletableFuture.supplyAsync(() -> {
            try {
                return run(container, ExecSpec.of(List.of("sleep", "3600")), printed);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
        await().atMost(Duration.ofSeconds(30)).until(() -> printed.note().isPresent());

        assertThat(engine().execs().end(printed.note().orElseThrow())).isTrue();

        assertThat(running)
                .succeedsWithin(Duration.ofSeconds(30))
                .satisfies(result -> assertThat(result.exitCode()).isGreaterThan(128));
        assertThat(engine().execs().end(printed.note().orElseThrow())).isTrue();
    }

    @Test
    default void whatRanInARemovedContainerShouldBeGone() throws InterruptedException {
        ContainerInfo container = running("gone");
        Printed printed = new Printed();
        run(container, ExecSpec.shell("true"), printed);
        engine().containers().remove(container.id());

        assertThat(engine().execs().end(printed.note().orElseThrow())).isTrue();
    }

    private CommandResult run(ContainerInfo container, ExecSpec command, Printed printed) throws InterruptedException {
        return engine().execs().run(container.id(), command, printed, new ControlledStop());
    }
}
