package dev.gradus.core.host;

import dev.gradus.core.port.FileDigests;
import dev.gradus.core.port.LocalFiles;
import dev.gradus.core.port.Stop;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One reading of files and folders. Used once, by one thread. */
final class DigestReading {
    private static final int REPORT_EVERY = 1_000;
    private static final int BUFFER = 64 << 10;

    private final DigestCache cache;
    private final FileDigests.Listener listener;
    private final Stop stop;
    private final Map<String, String> digests = new TreeMap<>();
    private int known;
    private int read;
    private long bytes;

    DigestReading(DigestCache cache, FileDigests.Listener listener, Stop stop) {
        this.cache = cache;
        this.listener = listener;
        this.stop = stop;
    }

    Map<String, String> digests() {
        return digests;
    }

    int filesRead() {
        return read;
    }

    /** Reads what was seen at a path, or says why not. */
    FileDigests.@Nullable Fault read(LocalFiles.Present seen, String path) {
        try {
            if (seen.folder()) {
                readFolder(seen.path(), path.endsWith("/") ? path : path + "/");
            } else {
                readFile(seen.path(), path);
            }
            return null;
        } catch (IOException unreadable) {
            return new FileDigests.Fault(false, false, "cannot read " + path + ": " + reason(unreadable));
        }
    }

    private static String reason(IOException unreadable) {
        return unreadable.getClass().getSimpleName() + " at " + unreadable.getMessage();
    }

    private void readFolder(Path folder, String name) throws IOException {
        int before = digests.size();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes seen) throws IOException {
                String below = name + folder.relativize(file).toString().replace('\\', '/');
                if (seen.isSymbolicLink()) {
                    count(below, linkDigest(file));
                } else if (seen.isRegularFile()) {
                    readFile(file, below);
                }
                return stop.isRequested() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }
        });
        if (digests.size() == before) {
            digests.put(name, digestOf(new byte[0]));
        }
    }

    private void readFile(Path file, String name) throws IOException {
        DigestCache.Stamp stamp = DigestCache.Stamp.of(file);
        String digest = cache.find(file, stamp);
        if (digest != null) {
            known++;
        } else {
            digest = contentDigest(file);
            read++;
            bytes += stamp.size();
            if (!stop.isRequested() && stamp.equals(DigestCache.Stamp.of(file))) {
                cache.keep(file, stamp, digest, Instant.now());
            }
        }
        count(name, digest);
    }

    private void count(String name, String digest) throws IOException {
        digests.put(name, digest);
        if (digests.size() > FileDigests.MAX_FILES) {
            throw new IOException("more than " + FileDigests.MAX_FILES + " files");
        }
        if (digests.size() % REPORT_EVERY == 0) {
            listener.progressed(digests.size(), known, bytes);
        }
    }

    /** A link counts by where it points, never by what is there, which may be anybody's. */
    private static String linkDigest(Path link) throws IOException {
        return digestOf(("link " + Files.readSymbolicLink(link)).getBytes(StandardCharsets.UTF_8));
    }

    private String contentDigest(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            int length = content.read(buffer);
            while (length >= 0 && !stop.isRequested()) {
                digest.update(buffer, 0, length);
                length = content.read(buffer);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String digestOf(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
