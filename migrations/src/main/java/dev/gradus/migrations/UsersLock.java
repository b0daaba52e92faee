package dev.gradus.migrations;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who uses a cluster: each process holds a shared lock on the file while it does, so the one who gets it exclusively is
 * alone. A file lock belongs to the whole process and is lost when any channel on the file closes; therefore one object
 * per file and JVM, which counts. Thread-safe.
 */
final class UsersLock {
    private static final Map<Path, UsersLock> OF_THIS_JVM = new ConcurrentHashMap<>();

    private final Path file;
    private int users;
    private @Nullable FileChannel channel;

    private UsersLock(Path file) {
        this.file = file;
    }

    static UsersLock of(Path file) {
        return OF_THIS_JVM.computeIfAbsent(file, UsersLock::new);
    }

    /** Counts one more user; false while somebody alone is stopping the server. */
    synchronized boolean tryEnter() {
        if (users == 0) {
            channel = open(true);
            if (channel == null) {
                return false;
            }
        }
        users++;
        return true;
    }

    synchronized void leave() {
        users--;
        FileChannel last = channel;
        if (users == 0 && last != null) {
            channel = null;
            close(last);
        }
    }

    synchronized boolean isUnused() {
        FileChannel alone = users == 0 ? open(false) : null;
        if (alone != null) {
            close(alone);
        }
        return alone != null;
    }

    /** Runs the action if nobody uses the cluster, and keeps newcomers out until it is done. */
    synchronized void ifUnused(Runnable action) {
        FileChannel alone = users == 0 ? open(false) : null;
        if (alone == null) {
            return;
        }
        try {
            action.run();
        } finally {
            close(alone);
        }
    }

    private @Nullable FileChannel open(boolean shared) {
        FileChannel opened = null;
        boolean locked = false;
        try {
            opened = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = opened.tryLock(0, Long.MAX_VALUE, shared);
            locked = lock != null;
            return locked ? opened : null;
        } catch (OverlappingFileLockException e) {
            throw new EmbeddedPostgresException(
                    "another class loader of this process uses " + file + ": give each its own folder", e);
        } catch (IOException e) {
            throw FolderFailure.of("locking " + file.getFileName(), file, e);
        } finally {
            if (!locked && opened != null) {
                close(opened);
            }
        }
    }

    private void close(FileChannel open) {
        try {
            open.close();
        } catch (IOException e) {
            throw FolderFailure.of("unlocking " + file.getFileName(), file, e);
        }
    }
}
