package dev.gradus.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small file system in memory, which only root can make. */
class DiskFullTest {
    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void prepare() throws IOException {
        disk = Files.createDirectory(folder.resolve("disk"));
    }

    @AfterEach
    void unmount() {
        ProcessRunner.succeeds(List.of("umount", disk.toString()));
    }

    private void mount(int megabytes) {
        assumeTrue(
                ProcessRunner.succeeds(List.of(
                        "mount", "-t", "tmpfs", "-o", "mode=0700,size=" + megabytes + "m", "tmpfs", disk.toString())),
                "cannot mount a tmpfs: not root, or in a container");
    }

    @Test
    void shouldLeaveNothingWhenUnpackingFillsTheDisk() throws IOException {
        mount(30);

        assertThatThrownBy(
                        () -> EmbeddedPostgres.builder().directory(disk).start().close())
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("no space left in " + disk)
                .hasMessageContaining("unpacking PostgreSQL")
                .hasMessageNotContaining("\n");

        assertOnlyLocks();
    }

    @Test
    void shouldLeaveNothingWhenTheNewClusterFillsTheDisk() throws IOException {
        mount(20);
        linkBinaries();

        assertThatThrownBy(
                        () -> EmbeddedPostgres.builder().directory(disk).start().close())
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("no space left in " + disk)
                .hasMessageContaining("initdb")
                .hasMessageNotContaining("\n");

        assertOnlyLocks();
    }

    @Test
    void shouldNameAFolderThatCannotBeWritten() {
        mount(1);
        assertThat(ProcessRunner.succeeds(List.of("mount", "-o", "remount,ro", disk.toString())))
                .isTrue();

        assertThatThrownBy(() -> EmbeddedPostgres.builder()
                        .directory(disk.resolve("new"))
                        .start()
                        .close())
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("no permission to write in " + disk)
                .hasMessageContaining("--database-url");
    }

    private void linkBinaries() throws IOException {
        Path elsewhere = TestFolders.withBinaries(folder);
        try (Stream<Path> entries = Files.list(elsewhere)) {
            for (Path entry : entries.toList()) {
                Files.move(entry, disk.resolve(entry.getFileName()));
            }
        }
    }

    private void assertOnlyLocks() throws IOException {
        try (Stream<Path> entries = Files.list(disk)) {
            assertThat(entries.filter(path -> !Files.isSymbolicLink(path)))
                    .allMatch(path -> path.getFileName().toString().endsWith(".lock"));
        }
    }
}
