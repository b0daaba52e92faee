package dev.gradus.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.port.LocalFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostFilesTest {
    private static final int SWAPS = 2_000;

    @TempDir
    Path parent;

    private final HostFiles files = new HostFiles();
    private Path root = Path.of("/");

    @BeforeEach
    void makeFiles() throws IOException {
        root = Files.createDirectories(parent.toRealPath().resolve("root"));
        Files.createDirectories(root.resolve("sub/deep"));
        Files.writeString(root.resolve("sub/file"), "x");
        Files.createDirectories(parent.resolve("root-beside"));
        Files.writeString(parent.resolve("root-beside/secret"), "x");
        link("inside", "sub/file");
        link("sub/up", "../sub/deep");
        link("absolute-inside", root + "/sub");
        link("out", "../root-beside");
        link("absolute-out", parent.toRealPath() + "/root-beside");
        link("sneaky", root + "/../root-beside/secret");
        link("loop", "loop");
        link("dangling", "nowhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sub/file",
                "./sub//file",
                "sub/deep/../file",
                "inside",
                "sub/up",
                "sub/up/../file",
                "absolute-inside/file",
                "absolute-inside/up/..",
                ""
            })
    void whatIsWithinIsSeen(String path) {
        assertThat(files.look(root, path)).isInstanceOf(LocalFiles.Present.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "sub/nothing",
                "sub/file/below",
                "sub/file/..",
                "nothing/..",
                "loop",
                "loop/x",
                "dangling"
            })
    void whatIsNotThereIsMissing(String path) {
        assertThat(files.look(root, path)).isInstanceOf(LocalFiles.Missing.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../root-beside/secret",
                "../root-beside/nothing",
                "sub/../../root-beside",
                "/etc/passwd",
                "/nothing/at/all",
                "/",
                "out",
                "out/secret",
                "out/nothing",
                "absolute-out/secret",
                "absolute-out/nothing",
                "sneaky",
                "sub/up/../../../x"
            })
    void whatIsOutsideIsNotLookedAt(String path) {
        assertThat(files.look(root, path)).isInstanceOf(LocalFiles.Outside.class);
    }

    @Test
    void aNeighbourWhoseNameBeginsAlikeIsOutside() {
        assertThat(files.look(root, root + "-beside/secret")).isInstanceOf(LocalFiles.Outside.class);
    }

    @Test
    void aFolderReachedByALinkIsTheSameFolder() throws IOException {
        Path alias = Files.createSymbolicLink(parent.resolve("alias"), root);

        assertThat(files.look(alias, "sub/file")).isInstanceOf(LocalFiles.Present.class);
        assertThat(files.look(alias, alias + "/sub/file")).isInstanceOf(LocalFiles.Present.class);
        assertThat(files.look(alias, alias + "/../root-beside")).isInstanceOf(LocalFiles.Outside.class);
    }

    @Test
    void whatIsFoundIsNamedWithoutLinks() {
        var found = (LocalFiles.Present) files.look(root, "absolute-inside/up");

        assertThat(found.path()).isEqualTo(root.resolve("sub/deep"));
        assertThat(found.folder()).isTrue();
    }

    @Test
    void aFolderSwappedForALinkWhileLookingShowsNothingOutside() throws Exception {
        Path swapped = root.resolve("swapped");
        Path link = Files.createSymbolicLink(root.resolve("link"), parent.resolve("root-beside"));
        Path plain = Files.createDirectories(root.resolve("plain"));
        var over = new AtomicBoolean();
        Thread swapper = new Thread(() -> swap(swapped, plain, link, over));
        swapper.start();
        try {
            for (int i = 0; i < SWAPS; i++) {
                assertThat(files.look(root, "swapped/secret")).isNotInstanceOf(LocalFiles.Present.class);
            }
        } finally {
            over.set(true);
            swapper.join();
        }
    }

    private static void swap(Path place, Path plain, Path link, AtomicBoolean over) {
        try {
            while (!over.get()) {
                Files.move(plain, place, StandardCopyOption.ATOMIC_MOVE);
                Files.move(place, plain, StandardCopyOption.ATOMIC_MOVE);
                Files.move(link, place, StandardCopyOption.ATOMIC_MOVE);
                Files.move(place, link, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }
}
