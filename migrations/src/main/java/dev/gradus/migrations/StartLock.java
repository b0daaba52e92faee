package dev.gradus.migrations;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Held, by one thread of one process on the machine, while deciding whether to create, start or stop a server; never
 * while merely using one. The kernel frees it with its holder.
 */
final class StartLock {
    private static final Duration LIMIT = Duration.ofMinutes(5); // the holder may be unpacking, or recovering
    private static final Map<Path, ReentrantLock> WITHIN_THIS_JVM = new ConcurrentHashMap<>();

    private StartLock() {}

    /** File locks exclude processes, not threads, hence the lock in front. */
    static <T> T whileHeld(Path root, Supplier<T> action) {
        Path file = ServerFolder.startLock(root);
        ReentrantLock threads = WITHIN_THIS_JVM.computeIfAbsent(file, path -> new ReentrantLock());
        threads.lock();
        try {
            FileChannel channel = lock(file);
            try {
                return action.get();
            } finally {
                channel.close();
            }
        } catch (IOException e) {
            throw FolderFailure.of("locking the folder of the embedded PostgreSQL", root, e);
        } finally {
            threads.unlock();
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!BoundedWait.until(LIMIT, () -> tryLock(channel) != null)) {
                throw new EmbeddedPostgresException("another process has held " + file + " for more than "
                        + LIMIT.toMinutes() + " minutes: end that process, and try again");
            }
            return channel;
        } catch (RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this class in another class loader of this JVM
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "cannot lock: " + e.getMessage() + ": choose a folder on a local file system", e);
        }
    }
}
