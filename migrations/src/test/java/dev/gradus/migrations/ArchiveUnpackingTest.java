package dev.gradus.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ArchiveUnpackingTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void shouldKeepContentLinksAndTheRightToExecute() throws IOException {
        try (TarArchiveOutputStream tar = archive()) {
            file(tar, "bin/tool", 0755);
            file(tar, "share/text", 0644);
            link(tar, "lib/libx.so", "libx.so.1");
        }

        unpack();

        assertThat(target().resolve("bin/tool")).hasContent("content").isExecutable();
        assertThat(Files.isExecutable(target().resolve("share/text"))).isFalse();
        assertThat(Files.readSymbolicLink(target().resolve("lib/libx.so"))).isEqualTo(Path.of("libx.so.1"));
    }

    @Test
    void shouldRefuseAFileOutsideOfTheFolder() throws IOException {
        try (TarArchiveOutputStream tar = archive()) {
            file(tar, "bin/../../escaped", 0644);
        }

        assertThatThrownBy(this::unpack).isInstanceOf(IOException.class).hasMessageContaining("leads out");
        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    @Test
    void shouldRefuseALinkOutOfTheFolder() throws IOException {
        try (TarArchiveOutputStream tar = archive()) {
            link(tar, "lib", "../..");
        }

        assertThatThrownBy(this::unpack).isInstanceOf(IOException.class).hasMessageContaining("leads out");
    }

    private Path target() {
        return folder.resolve("target");
    }

    private void unpack() throws IOException {
        ArchiveUnpacking.unpack(new ByteArrayInputStream(bytes.toByteArray()), target());
    }

    private TarArchiveOutputStream archive() throws IOException {
        return new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options()));
    }

    private static void file(TarArchiveOutputStream tar, String name, int mode) throws IOException {
        byte[] content = "content".getBytes(StandardCharsets.US_ASCII);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setMode(mode);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static void link(TarArchiveOutputStream tar, String name, String destination) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(destination);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }
}
