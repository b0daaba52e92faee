package dev.gradus.core.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Digests of files by what the file system says of them. A file that was changed less than two seconds before it was looked at is
 * not remembered: it could change again without another time. Bounded, the least recently used go first. Thread safe.
 */
final class DigestCache {
    private static final int MAX_ENTRIES = 200_000;
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Map<Path, Entry> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Entry> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    /** What tells one content of a file from another without reading it. */
    record Stamp(
            long size,
            FileTime modified,
            @Nullable Object changed,
            @Nullable Object file) {

        static Stamp of(Path file) throws IOException {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
            Object changed = unix ? Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS) : null;
            return new Stamp(seen.size(), seen.lastModifiedTime(), changed, seen.fileKey());
        }

        private boolean isSettled(Instant now) {
            Instant last = modified.toInstant();
            if (changed instanceof FileTime time && time.toInstant().isAfter(last)) {
                last = time.toInstant();
            }
            return last.isBefore(now.minus(SETTLED));
        }
    }

    private record Entry(Stamp stamp, String digest) {}

    /** The digest that the file had under this stamp. */
    synchronized @Nullable String find(Path file, Stamp stamp) {
        Entry entry = entries.get(file);
        return entry != null && entry.stamp().equals(stamp) ? entry.digest() : null;
    }

    /** Remembers a digest that was read under this stamp, before and after. */
    synchronized void keep(Path file, Stamp stamp, String digest, Instant now) {
        if (stamp.isSettled(now)) {
            entries.put(file, new Entry(stamp, digest));
        }
    }
}
