package dev.gradus.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTaskFilesTest {
    @TempDir
    Path folder;

    private final HostTaskFiles files = new HostTaskFiles();

    private static void assertCode(ErrorCode code, Runnable call) {
        assertThatExceptionOfType(CoreException.class)
                .isThrownBy(call::run)
                .extracting(CoreException::code)
                .isEqualTo(code);
    }

    @Test
    void aTextIsWrittenAndReadBack() {
        files.makeFolder(folder, "sub");
        files.write(folder, "sub/a.txt", "ä");
        files.write(folder, "sub/a.txt", "other");

        assertThat(files.read(folder, "sub/a.txt", 100)).isEqualTo("other");
        assertThat(folder.resolve("sub"))
                .isDirectoryNotContaining(file -> file.toString().endsWith(".new"));
    }

    @Test
    void whatIsMissingTooLargeOrNoTextIsRefused() throws IOException {
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 1});

        assertCode(ErrorCode.NOT_FOUND, () -> files.read(folder, "gone", 10));
        assertCode(ErrorCode.INVALID_INPUT, () -> files.read(folder, "binary", 1));
        assertCode(ErrorCode.INVALID_INPUT, () -> files.read(folder, "binary", 10));
    }

    @Test
    void nothingOutsideIsTouched() throws IOException {
        Path outside = Files.createDirectory(folder.resolveSibling("outside-" + folder.getFileName()));
        Files.writeString(outside.resolve("kept"), "x");
        Files.createSymbolicLink(folder.resolve("link"), outside);

        assertCode(ErrorCode.NOT_ALLOWED, () -> files.write(folder, "../" + outside.getFileName() + "/new", "x"));
        assertCode(ErrorCode.NOT_ALLOWED, () -> files.write(folder, "link/new", "x"));
        assertCode(ErrorCode.NOT_ALLOWED, () -> files.clear(folder, "link"));
        assertCode(ErrorCode.NOT_ALLOWED, () -> files.clear(folder, ".."));

        assertThat(outside.resolve("kept")).exists();
        Files.delete(outside.resolve("kept"));
        Files.delete(outside);
    }

    @Test
    void clearingRemovesLinksAndNotWhereTheyPoint() throws IOException {
        Files.writeString(folder.resolve("kept"), "x");
        files.makeFolder(folder, "tree");
        Files.createDirectories(folder.resolve("tree/deep"));
        Files.createSymbolicLink(folder.resolve("tree/deep/link"), folder);

        files.clear(folder, "tree");

        assertThat(files.isEmpty(folder, "tree")).isTrue();
        assertThat(folder.resolve("kept")).exists();
    }

    @Test
    void aTreeIsCopiedWithItsLinksAsLinks() throws IOException {
        Files.createDirectories(folder.resolve("from/deep"));
        Files.writeString(folder.resolve("from/deep/a"), "x");
        Files.createSymbolicLink(folder.resolve("from/link"), Path.of("/etc"));

        files.copy(folder, "from", "to");

        assertThat(folder.resolve("to/deep/a")).hasContent("x");
        assertThat(Files.readSymbolicLink(folder.resolve("to/link"))).isEqualTo(Path.of("/etc"));
        assertThat(files.isEmpty(folder, "to")).isFalse();
    }
}
