package dev.gradus.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What earlier programs unpacked here, 60 MB each. They unpack it again if they come back. */
final class OutdatedBinaries {
    private OutdatedBinaries() {}

    /** Unless a server runs in this root, whose binaries they may be. Caller holds the start lock. */
    static void remove(Path root, Path current) throws IOException {
        List<Path> entries;
        try (Stream<Path> all = Files.list(root)) {
            entries = all.toList();
        }
        if (entries.stream().anyMatch(OutdatedBinaries::hasServer)) {
            return;
        }
        for (Path entry : entries) {
            if (entry.getFileName().toString().startsWith("bin-") && !entry.equals(current)) {
                FolderTree.delete(entry);
            }
        }
    }

    private static boolean hasServer(Path cluster) {
        return PostmasterFile.read(cluster.resolve("data"))
                .filter(PostmasterFile::isAlive)
                .isPresent();
    }
}
