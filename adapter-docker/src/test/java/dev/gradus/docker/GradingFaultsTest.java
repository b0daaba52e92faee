package dev.gradus.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.grading.Cell;
import dev.gradus.core.grading.Verdict;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What an engine loses in the middle of a grading, its life or its disk, says nothing about the target. */
@RequiresEngine
@RequiresProgram("dockerd")
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class GradingFaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    static Path daemons;

    @TempDir
    Path folder;

    private Path disk;
    private PrivateDaemon daemon;
    private GradingWorld world;

    /** An engine whose disk is a small one in memory. */
    @BeforeEach
    void begin() throws Exception {
        Path own = Files.createTempDirectory(daemons, "daemon");
        disk = Files.createDirectory(own.resolve("data"));
        run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", disk.toString());
        daemon = new PrivateDaemon(own);
        daemon.load("git");
        long installation = TestEngine.newInstallation();
        var engine = DockerContainerEngine.at(daemon.address(), OwnerLabels.ofInstallation(installation));
        world = new GradingWorld(folder, engine, installation);
    }

    @AfterEach
    void end() throws Exception {
        world.close();
        daemon.stop();
    }

    @Test
    void anEngineThatIsKilledShouldBeNoFailureOfTheTarget() throws Exception {
        TaskId task = world.create(definition("while [ -e tests/held_out ]; do sleep 1; done"));
        awaitContainer();

        daemon.kill();

        TaskSnapshot end = world.ended(task);
        assertThat(verdict(end)).isEqualTo(Verdict.INFRA_ERROR);
        daemon.restart();
        Files.delete(folder.resolve("held_out_tests.patch"));
        assertThat(verdict(world.again(task, "{\"only\": \"infra\"}", "judge"))).isEqualTo(Verdict.PASS);
    }

    @Test
    void aFullDiskShouldBeNoFailureOfTheTarget() throws Exception {
        TaskId task = world.create(definition(
                "i=0; while i=$((i+1)); dd if=/dev/zero of=/app/x$i bs=64k count=1; do sleep 0.2; done; exit 1"));
        awaitContainer();

        Path filler = disk.resolve("filler");
        fill(filler);

        TaskSnapshot end = world.ended(task);
        Files.delete(filler);
        assertThat(verdict(end)).isEqualTo(Verdict.INFRA_ERROR);
    }

    private static String definition(String command) {
        return """
                name: faults
                steps:
                  - id: build
                    docker_build: { image_tag: "slug:example", parameters: [--network, none] }
                  - id: judge
                    needs: [build]
                    rubric_shell: { criterion_id: faulty, solutions: [solution1.patch], command: "%s" }
                """.formatted(command);
    }

    private void awaitContainer() {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> world.containers().stream()
                        .filter(container -> container.name().startsWith("tasksync_"))
                        .anyMatch(ContainerInfo::isRunning));
    }

    private static Verdict verdict(TaskSnapshot task) {
        Map<String, Cell> cells = GradingWorld.cells(task).get("judge");
        assertThat(cells).as(GradingWorld.failures(task)).isNotNull();
        return cells.get("solution1.patch").verdict();
    }

    /** Writes until nothing more fits. */
    private static void fill(Path file) throws IOException {
        byte[] zeros = new byte[MEGABYTE];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(zeros);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left on device");
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process done = new ProcessBuilder(command).inheritIO().start();
        assertThat(done.waitFor()).as(String.join(" ", command)).isZero();
    }
}
