package dev.gradus.docker;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.container.CopyLimits;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Packs files of this host into an uncompressed tar file: an engine that unpacks a compressed one starts a program for it. Links
 * are packed as links; what is neither file, folder nor link is left out; everything belongs to root.
 */
final class TarFile extends SimpleFileVisitor<Path> {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path base;
    private final IgnoreRules rules;
    private final CopyLimits limits;
    private final TarArchiveOutputStream tar;
    private long entries;
    private long bytes;

    private TarFile(Path base, IgnoreRules rules, CopyLimits limits, TarArchiveOutputStream tar) {
        this.base = base;
        this.rules = rules;
        this.limits = limits;
        this.tar = tar;
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    /** A temporary file with everything in a folder, or with one file; whoever asked deletes it. */
    static Path pack(Path source, IgnoreRules rules, CopyLimits limits) throws IOException {
        Path packed = Files.createTempFile("gradus-", ".tar");
        boolean done = false;
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(packed), "UTF-8")) {
            boolean folder = Files.isDirectory(source);
            Path whole = folder ? source.toRealPath() : source.toAbsolutePath();
            Path base = folder ? whole : requireNonNull(whole.getParent(), "a file is in a folder");
            Files.walkFileTree(whole, new TarFile(base, rules, limits, tar));
            tar.finish();
            done = true;
            return packed;
        } finally {
            if (!done) {
                Files.delete(packed);
            }
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (folder.equals(base)) {
            return FileVisitResult.CONTINUE;
        }
        String name = name(folder);
        if (rules.leavesOut(name)) {
            return rules.isFinal() ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }
        put(new TarArchiveEntry(name + "/"), folder, attributes);
        tar.closeArchiveEntry();
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String name = name(file);
        if (rules.leavesOut(name)) {
            return FileVisitResult.CONTINUE;
        }
        if (attributes.isSymbolicLink()) {
            TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            entry.setLinkName(Files.readSymbolicLink(file).toString());
            put(entry, file, attributes);
            tar.closeArchiveEntry();
        } else if (attributes.isRegularFile()) {
            putFile(name, file, attributes);
        }
        return FileVisitResult.CONTINUE;
    }

    private void putFile(String name, Path file, BasicFileAttributes attributes) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(attributes.size());
        bytes += attributes.size();
        put(entry, file, attributes);
        // Fails when the file grew or shrank meanwhile: half a file is worse than none.
        Files.copy(file, tar);
        tar.closeArchiveEntry();
    }

    private void put(TarArchiveEntry entry, Path file, BasicFileAttributes attributes) throws IOException {
        entries++;
        if (entries > limits.entries() || bytes > limits.bytes()) {
            throw new CoreException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "%s has more than %d entries or %d bytes".formatted(base, limits.entries(), limits.bytes()));
        }
        entry.setModTime(attributes.lastModifiedTime());
        entry.setIds(0, 0);
        entry.setUserName("root");
        entry.setGroupName("root");
        if (!entry.isSymbolicLink()) {
            entry.setMode(mode(file, entry.isDirectory()));
        }
        tar.putArchiveEntry(entry);
    }

    private static int mode(Path file, boolean folder) throws IOException {
        if (!POSIX) {
            return folder ? 0755 : 0644;
        }
        int mode = 0;
        for (PosixFilePermission permission : Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)) {
            mode |= 0400 >> permission.ordinal();
        }
        return mode;
    }

    private String name(Path file) {
        return base.relativize(file).toString().replace('\\', '/');
    }
}
