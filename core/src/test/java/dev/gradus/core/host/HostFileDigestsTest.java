package dev.gradus.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.port.FileDigests;
import dev.gradus.core.port.FileDigests.Digests;
import dev.gradus.core.port.Stop;
import dev.gradus.core.testing.ControlledStop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFileDigestsTest {
    private static final String HELLO_WORLD = "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9";
    private static final Instant LONG_AGO = Instant.parse("2026-01-31T12:00:00Z");
    private static final FileDigests.Listener NOBODY = (files, known, bytes) -> {};

    @TempDir
    Path folder;

    private final HostFileDigests digests = new HostFileDigests();

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }

    private Digests read(String... paths) {
        return digests.of(folder, List.of(paths), NOBODY, new ControlledStop());
    }

    @Nested
    class Content {

        @Test
        void aFilesDigestIsTheSha256OfItsBytes() throws IOException {
            write("hello.txt", "hello world");

            assertThat(read("hello.txt").byPath()).containsExactly(Map.entry("hello.txt", HELLO_WORLD));
        }

        @Test
        void aFolderStandsForEveryFileBelowIt() throws IOException {
            write("app/main.go", "hello world");
            write("app/deep/go.mod", "module");

            assertThat(read("app").byPath()).containsOnlyKeys("app/main.go", "app/deep/go.mod");
            assertThat(read("app/").byPath()).isEqualTo(read("app").byPath());
        }

        @Test
        void anEmptyFolderIsAnInputToo() throws IOException {
            Files.createDirectory(folder.resolve("empty"));

            assertThat(read("empty").byPath()).containsOnlyKeys("empty/");
        }

        @Test
        void touchingAFileChangesNothing() throws IOException {
            write("a", "same");
            Digests before = read("a");

            Files.setLastModifiedTime(folder.resolve("a"), FileTime.from(LONG_AGO.plusSeconds(60)));

            assertThat(read("a")).isEqualTo(before);
        }

        @Test
        void anotherContentOfTheSameSizeAndTimeIsSeen() throws IOException {
            write("a", "one");
            Digests before = read("a");

            write("a", "two");

            assertThat(read("a").byPath()).isNotEqualTo(before.byPath());
        }
    }

    @Nested
    class Confinement {

        @Test
        void whatLeadsOutsideIsAFaultAndNotRead() throws IOException {
            Path secret = Files.writeString(folder.resolveSibling("secret-" + folder.getFileName()), "s");
            Files.createSymbolicLink(folder.resolve("link"), secret);

            Digests read = read("../" + secret.getFileName(), "link");

            assertThat(read.byPath()).isEmpty();
            assertThat(read.faults().values()).allMatch(FileDigests.Fault::outside);
            Files.delete(secret);
        }

        @Test
        void aLinkWithinAFolderCountsByWhereItPoints() throws IOException {
            write("app/a", "content");
            Files.createSymbolicLink(folder.resolve("app/link"), Path.of("/etc/hostname"));
            Digests before = read("app");

            Files.delete(folder.resolve("app/link"));
            Files.createSymbolicLink(folder.resolve("app/link"), Path.of("a"));

            assertThat(read("app").byPath().get("app/link"))
                    .isNotNull()
                    .isNotEqualTo(before.byPath().get("app/link"));
        }

        @Test
        void aMissingPathIsNamed() {
            Digests read = read("gone.txt");

            assertThat(read.faults().get("gone.txt"))
                    .isEqualTo(new FileDigests.Fault(true, false, "file not found: gone.txt"));
        }
    }

    @Nested
    class Remembering {

        @Test
        void tenThousandUnchangedFilesAreReadOnce() throws IOException, InterruptedException {
            for (int i = 0; i < 10_000; i++) {
                write("tree/d%d/f%d".formatted(i % 100, i), "content " + i);
            }
            List<Integer> told = new ArrayList<>();
            awaitSettled(folder.resolve("tree/d99/f9999"));

            Digests first =
                    digests.of(folder, List.of("tree"), (files, known, bytes) -> told.add(files), new ControlledStop());
            long readFirst = digests.filesRead();
            Digests second = read("tree");

            assertThat(first.byPath()).hasSize(10_000);
            assertThat(told).hasSize(10).contains(1_000, 10_000);
            assertThat(second).isEqualTo(first);
            assertThat(readFirst).isEqualTo(10_000);
            assertThat(digests.filesRead()).isEqualTo(readFirst);
        }

        /** What changed within the last two seconds is not remembered, by the inode's own time, which nobody can set. */
        private void awaitSettled(Path file) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ((FileTime) Files.getAttribute(file, "unix:ctime"))
                            .toInstant()
                            .isBefore(Instant.now().minusSeconds(2)));
        }

        @Test
        void aFileThatWasJustChangedIsReadAgain() throws IOException {
            Files.writeString(folder.resolve("fresh"), "now");

            read("fresh");
            read("fresh");

            assertThat(digests.filesRead()).isEqualTo(2);
        }
    }

    @Test
    void aStopEndsTheReading() throws IOException {
        write("app/a", "1");
        write("app/b", "2");
        var stop = new ControlledStop();
        stop.request(Stop.Reason.CANCELLED);

        assertThat(digests.of(folder, List.of("app"), NOBODY, stop).byPath()).hasSizeLessThan(2);
    }
}
