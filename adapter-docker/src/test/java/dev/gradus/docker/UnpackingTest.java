package dev.gradus.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.container.CopyLimits;
import dev.gradus.core.container.CopyReport;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An archive that a stranger shaped writes nothing outside the target. */
class UnpackingTest {
    @TempDir
    Path folder;

    private Path target;
    private Path canary;

    @BeforeEach
    void plantCanary() throws IOException {
        target = folder.resolve("target");
        canary = folder.resolve("canary");
        Files.writeString(canary, "alive");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app/../../canary",
                "app/x/../../../canary",
                "../canary",
                "app/..",
                "app/sub/../../../canary",
                "/../canary"
            })
    void namesThatLeadOutShouldBeLeftOut(String name) throws IOException {
        CopyReport report = unpack(tar -> tar.folder("app/").file(name, "evil"));

        assertThat(canary).hasContent("alive");
        assertThat(report.leftOut()).containsExactly(name);
        assertThat(names(folder)).containsExactlyInAnyOrder("canary", "target");
    }

    @ParameterizedTest
    @CsvSource({
        "link, ../canary",
        "link, /etc/passwd",
        "link, ..",
        "sub/link, ../../canary",
        "sub/link, sub/../../../canary",
        "link, ./../canary",
        "link, sub/../../canary"
    })
    void linksThatLeadOutShouldBeLeftOut(String name, String leads) throws IOException {
        CopyReport report = unpack(tar -> tar.folder("app/").folder("app/sub/").link("app/" + name, leads));

        assertThat(report.leftOut()).containsExactly(name);
        assertThat(Files.exists(target.resolve(name), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @Test
    void linksThatLeadOutTogetherShouldBeLeftOut() throws IOException {
        CopyReport report = unpack(tar -> tar.folder("app/")
                .folder("app/deep/")
                .folder("app/deep/er/")
                .link("app/up", "deep/er")
                .link("app/out", "up/../../../canary"));

        assertThat(report.leftOut()).containsExactly("out");
        assertThat(target.resolve("up")).isSymbolicLink();
    }

    @Test
    void nothingShouldBeWrittenThroughALink() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));

        unpack(tar -> tar.folder("app/").link("app/dir", outside.toString()).file("app/dir/file", "evil"));

        assertThat(outside).isEmptyDirectory();
        assertThat(target.resolve("dir/file")).hasContent("evil");
    }

    @Test
    void linksWithinShouldBeKept() throws IOException {
        CopyReport report = unpack(tar -> tar.folder("app/")
                .folder("app/bin/")
                .file("app/real", "content")
                .link("app/bin/tool", "../real")
                .link("app/again", "bin/tool")
                .link("app/nowhere", "missing"));

        assertThat(report.leftOut()).isEmpty();
        assertThat(target.resolve("again")).hasContent("content");
        assertThat(Files.readSymbolicLink(target.resolve("nowhere"))).hasToString("missing");
    }

    @Test
    void secondNamesShouldBecomeFilesAndDevicesShouldBeLeftOut() throws IOException {
        CopyReport report = unpack(tar -> tar.folder("app/")
                .file("app/one", "content")
                .entry("app/two", TarConstants.LF_LINK, "app/one")
                .entry("app/outside", TarConstants.LF_LINK, "../canary")
                .entry("app/tty", TarConstants.LF_CHR, "")
                .entry("app/pipe", TarConstants.LF_FIFO, ""));

        assertThat(target.resolve("two")).hasContent("content");
        assertThat(report.leftOut()).containsExactlyInAnyOrder("outside", "app/tty", "app/pipe");
        assertThat(canary).hasContent("alive");
    }

    @Test
    void noFileShouldRunAsAnotherUser() throws IOException {
        unpack(tar -> tar.folder("app/").file("app/tool", "x", 06755));

        assertThat((int) Files.getAttribute(target.resolve("tool"), "unix:mode") & 07777)
                .isEqualTo(0755);
    }

    @Test
    void moreThanTheLimitsShouldBeRefused() throws IOException {
        byte[] archive = new Tar()
                .folder("app/")
                .file("app/a", "12345")
                .file("app/b", "12345")
                .bytes();

        assertRefused(archive, new CopyLimits(2, 100));
        target = folder.resolve("other");
        assertRefused(archive, new CopyLimits(100, 9));
    }

    @Test
    void aLinkShouldNotBeCopiedAsAFile() throws IOException {
        byte[] archive = new Tar().link("app", "/etc/passwd").bytes();

        assertThatThrownBy(() -> unpack(archive, CopyLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        CoreException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_INPUT));
        assertThat(target).doesNotExist();
    }

    private void assertRefused(byte[] archive, CopyLimits limits) {
        assertThatThrownBy(() -> unpack(archive, limits))
                .isInstanceOfSatisfying(
                        CoreException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
    }

    private CopyReport unpack(Shape shape) throws IOException {
        Tar tar = new Tar();
        shape.of(tar);
        return unpack(tar.bytes(), CopyLimits.DEFAULT);
    }

    private CopyReport unpack(byte[] archive, CopyLimits limits) throws IOException {
        return new Unpacking("/app", target, limits).unpack(new ByteArrayInputStream(archive));
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private interface Shape {
        void of(Tar tar) throws IOException;
    }

    /** An archive with any entries. */
    private static final class Tar {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final TarArchiveOutputStream out = new TarArchiveOutputStream(bytes);

        Tar folder(String name) throws IOException {
            return put(new TarArchiveEntry(name), "");
        }

        Tar file(String name, String text) throws IOException {
            return file(name, text, 0644);
        }

        Tar file(String name, String text, int mode) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, true);
            entry.setMode(mode);
            return put(entry, text);
        }

        Tar link(String name, String leads) throws IOException {
            return entry(name, TarConstants.LF_SYMLINK, leads);
        }

        Tar entry(String name, byte sort, String leads) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, sort);
            entry.setLinkName(leads);
            return put(entry, "");
        }

        private Tar put(TarArchiveEntry entry, String text) throws IOException {
            byte[] content = text.getBytes(StandardCharsets.UTF_8);
            entry.setSize(content.length);
            out.putArchiveEntry(entry);
            out.write(content);
            out.closeArchiveEntry();
            return this;
        }

        byte[] bytes() throws IOException {
            out.finish();
            return bytes.toByteArray();
        }
    }
}
