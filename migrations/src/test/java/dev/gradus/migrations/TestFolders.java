package dev.gradus.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Root folders for tests of the launcher itself. */
final class TestFolders {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private TestFolders() {}

    /** A new root below, with the unpacked binaries of the shared test server: unpacking takes two seconds. */
    static Path withBinaries(Path parent) {
        Path shared = TestServer.shared().folder().getParent();
        Path root = parent.resolve("root");
        try (Stream<Path> entries = Files.list(shared)) {
            ServerFolder.prepare(root);
            for (Path entry : entries.toList()) {
                if (entry.getFileName().toString().startsWith("bin-")) {
                    Files.createSymbolicLink(root.resolve(entry.getFileName()), entry);
                }
            }
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The servers that live in clusters of this root. */
    static List<PostmasterFile> serversIn(Path root) {
        try (Stream<Path> clusters = Files.list(root)) {
            return clusters.flatMap(cluster -> PostmasterFile.read(cluster.resolve("data")).stream())
                    .filter(PostmasterFile::isAlive)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL to the one server of this root, and until it is gone. */
    static PostmasterFile killServerIn(Path root) {
        PostmasterFile server = serversIn(root).get(0);
        ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
        if (!BoundedWait.until(LIMIT, () -> !server.isAlive())) {
            throw new AssertionError("the killed server still lives");
        }
        return server;
    }

    /** Ends what a failed test left running, and deletes the root; the binaries are only links. */
    static void cleanUp(Path root) {
        if (Files.isDirectory(root)) {
            serversIn(root).forEach(server -> ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroyForcibly));
        }
        try {
            FolderTree.delete(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
