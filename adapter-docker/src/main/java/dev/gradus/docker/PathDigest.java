package dev.gradus.docker;

import dev.gradus.core.container.CopyLimits;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Tells in one line what the engine's archive of a path begins with: that is the path itself. Not thread safe. */
final class PathDigest {
    private static final int BUFFER = 64 << 10;

    private final CopyLimits limits;
    private long entries;
    private long bytes;

    /** For paths that may be so many and so large together. */
    PathDigest(CopyLimits limits) {
        this.limits = limits;
    }

    /** The line for the path of which this is the archive; the rest of a folder's is not read. */
    String of(String path, InputStream archive) throws IOException {
        count(++entries > limits.entries(), path);
        TarArchiveInputStream tar = new TarArchiveInputStream(archive, "UTF-8");
        TarArchiveEntry entry = tar.getNextEntry();
        if (entry == null) {
            throw new IOException("the archive of " + path + " is empty");
        }
        String owned = "%o %d:%d".formatted(entry.getMode() & 07777, entry.getLongUserId(), entry.getLongGroupId());
        if (entry.isSymbolicLink()) {
            return "link " + owned + " " + entry.getLinkName();
        } else if (entry.isDirectory()) {
            return "folder " + owned;
        }
        return "%s %s %s".formatted(entry.isFile() ? "file" : "special", owned, sha256(path, tar));
    }

    private String sha256(String path, InputStream content) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            bytes += read;
            count(bytes > limits.bytes(), path);
            digest.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void count(boolean exceeded, String path) {
        if (exceeded) {
            throw new CoreException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "more than %d paths or %d bytes, at %s".formatted(limits.entries(), limits.bytes(), path));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
