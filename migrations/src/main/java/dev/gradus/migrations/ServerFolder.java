package dev.gradus.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The root folder of an embedded PostgreSQL: private (0700), owned by who runs us, ours alone. It holds the unpacked
 * binaries, a folder per cluster, and the lock files, and is never deleted.
 */
final class ServerFolder {
    private static final String START_LOCK = "start.lock";
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");

    private ServerFolder() {}

    /** Makes or checks the folder and returns its real path, the same for everybody however they spelled it. */
    static Path prepare(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                create(directory.toAbsolutePath());
            }
            Path root = directory.toRealPath();
            requireOwner(root);
            requirePrivate(root);
            return root;
        } catch (IOException e) {
            throw FolderFailure.of("preparing the folder of the embedded PostgreSQL", directory, e);
        }
    }

    static Path startLock(Path root) {
        return root.resolve(START_LOCK);
    }

    private static void create(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(PRIVATE));
    }

    private static void requireOwner(Path root) throws IOException {
        long owner = ProcessOwner.of(root);
        long self = ProcessOwner.current();
        if (owner != self) {
            throw new EmbeddedPostgresException("the folder " + root + " belongs to user "
                    + Files.getOwner(root, LinkOption.NOFOLLOW_LINKS).getName() + ", and this process runs as "
                    + System.getProperty("user.name") + " (uid " + self
                    + "): run as its owner, or choose another folder");
        }
    }

    private static void requirePrivate(Path root) throws IOException {
        if (Files.getPosixFilePermissions(root).equals(PRIVATE)) {
            return;
        }
        if (!Files.exists(startLock(root)) && !isEmpty(root)) {
            throw new EmbeddedPostgresException("the folder " + root
                    + " is open to others and holds files that are not ours: choose an empty or a new folder");
        }
        Files.setPosixFilePermissions(root, PRIVATE);
    }

    private static boolean isEmpty(Path root) throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.findAny().isEmpty();
        }
    }
}
