package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.CopyLimits;
import dev.gradus.core.container.ExecSpec;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.testing.ControlledStop;
import dev.gradus.core.testing.Printed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link ContainerFiles} promises. */
public interface ContainerFilesContract extends ContainerEngineContract {

    private ContainerFiles files() {
        return engine().files();
    }

    @Test
    default void aFolderShouldGoInAndComeOut(@TempDir Path folder) throws IOException, InterruptedException {
        ContainerInfo container = running("copies");
        Path in = Files.createDirectories(folder.resolve("in/sub"));
        Files.writeString(in.resolve("deep.txt"), "deep");
        Files.writeString(folder.resolve("in/top.txt"), "Grüße");
        engine().execs().run(container.id(), ExecSpec.shell("mkdir -p /app"), new Printed(), new ControlledStop());

        files().copyIn(container.id(), folder.resolve("in"), "/app", CopyLimits.DEFAULT);
        Printed printed = new Printed();
        engine().execs()
                .run(
                        container.id(),
                        ExecSpec.shell("cat /app/top.txt /app/sub/deep.txt"),
                        printed,
                        new ControlledStop());
        var report = files().copyOut(container.id(), "/app", folder.resolve("out"), CopyLimits.DEFAULT);

        assertThat(printed.out()).isEqualTo("Grüßedeep");
        assertThat(report.files()).isEqualTo(2);
        assertThat(report.bytes()).isEqualTo(11);
        assertThat(report.leftOut()).isEmpty();
        assertThat(folder.resolve("out/top.txt")).hasContent("Grüße");
        assertThat(folder.resolve("out/sub/deep.txt")).hasContent("deep");
    }

    @Test
    default void aFileShouldBeWrittenAndComeOut(@TempDir Path folder) {
        ContainerInfo container = running("writes");

        files().write(container.id(), "/tmp/run.sh", "echo hi\n".getBytes(StandardCharsets.UTF_8), 0755);
        files().copyOut(container.id(), "/tmp/run.sh", folder.resolve("run.sh"), CopyLimits.DEFAULT);

        assertThat(folder.resolve("run.sh")).hasContent("echo hi");
    }

    @Test
    default void oneThatDoesNotRunShouldHaveFilesToo(@TempDir Path folder) {
        ContainerInfo made = engine().containers().create(spec("still", List.of("true")));

        files().write(made.id(), "/tmp/a", new byte[] {1, 0, 2}, 0644);
        files().copyOut(made.id(), "/tmp/a", folder.resolve("a"), CopyLimits.DEFAULT);

        assertThat(folder.resolve("a")).hasBinaryContent(new byte[] {1, 0, 2});
    }

    @Test
    default void whatIsMissingShouldBeNamed(@TempDir Path folder) {
        ContainerInfo container = running("lacks");

        assertRefused(
                ErrorCode.NOT_FOUND,
                () -> files().copyOut(container.id(), "/nowhere", folder.resolve("x"), CopyLimits.DEFAULT));
        assertRefused(
                ErrorCode.NOT_FOUND,
                () -> files().copyIn(container.id(), folder.resolve("nothing"), "/tmp", CopyLimits.DEFAULT));
        assertRefused(
                ErrorCode.NOT_FOUND, () -> files().copyIn(container.id(), folder, "/nowhere", CopyLimits.DEFAULT));
        assertRefused(ErrorCode.NOT_FOUND, () -> files().write(container.id(), "/nowhere/x", new byte[0], 0644));
    }

    @Test
    default void nothingShouldBeOverwritten(@TempDir Path folder) throws IOException {
        ContainerInfo container = running("keeps");
        files().write(container.id(), "/tmp/a", new byte[] {1}, 0644);
        Files.writeString(folder.resolve("there"), "mine");

        assertRefused(
                ErrorCode.CONFLICT,
                () -> files().copyOut(container.id(), "/tmp/a", folder.resolve("there"), CopyLimits.DEFAULT));
        assertRefused(ErrorCode.CONFLICT, () -> files().copyOut(container.id(), "/tmp", folder, CopyLimits.DEFAULT));
        assertThat(folder.resolve("there")).hasContent("mine");
    }

    @Test
    default void moreThanTheLimitShouldBeRefused(@TempDir Path folder) throws IOException {
        ContainerInfo container = running("large");
        for (int i = 0; i < 5; i++) {
            files().write(container.id(), "/tmp/" + i, new byte[] {1}, 0644);
            Files.createDirectories(folder.resolve("in"));
            Files.writeString(folder.resolve("in/" + i), "x");
        }
        CopyLimits few = new CopyLimits(3, 1_000);

        assertRefused(
                ErrorCode.LIMIT_EXCEEDED, () -> files().copyOut(container.id(), "/tmp", folder.resolve("out"), few));
        assertRefused(
                ErrorCode.LIMIT_EXCEEDED, () -> files().copyIn(container.id(), folder.resolve("in"), "/tmp", few));
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CoreException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    default void digestsShouldTellWhatChanged() {
        ContainerInfo container = running("digests");
        List<String> paths = List.of("/tmp/same", "/tmp/other", "/tmp/nothing", "/tmp");
        files().write(container.id(), "/tmp/same", bytes("same"), 0644);
        files().write(container.id(), "/tmp/other", bytes("before"), 0644);
        Map<String, String> before = files().digests(container.id(), paths, CopyLimits.DEFAULT);

        files().write(container.id(), "/tmp/other", bytes("after"), 0644);
        Map<String, String> after = files().digests(container.id(), paths, CopyLimits.DEFAULT);

        assertThat(before).containsOnlyKeys(paths).containsEntry("/tmp/nothing", "absent");
        assertThat(after.get("/tmp/same")).isEqualTo(before.get("/tmp/same"));
        assertThat(after.get("/tmp/other")).isNotEqualTo(before.get("/tmp/other"));
        assertThat(before.get("/tmp")).startsWith("folder");
    }

    @Test
    default void digestsShouldReadNoMoreThanTheirLimits() {
        ContainerInfo container = running("limited-digests");
        files().write(container.id(), "/tmp/large", new byte[100], 0644);

        assertRefused(
                ErrorCode.LIMIT_EXCEEDED,
                () -> files().digests(container.id(), List.of("/tmp/large"), new CopyLimits(10, 99)));
    }

    @Test
    default void writtenShouldGrowWithWhatIsWritten() {
        ContainerInfo container = running("written");
        long before = files().written(container.id());

        files().write(container.id(), "/tmp/new", new byte[100_000], 0644);

        assertThat(files().written(container.id())).isGreaterThanOrEqualTo(before + 100_000);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
