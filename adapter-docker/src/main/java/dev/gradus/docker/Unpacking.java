package dev.gradus.docker;

import dev.gradus.core.container.CopyLimits;
import dev.gradus.core.container.CopyReport;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a tar that a stranger may have shaped, and writes nothing outside its target: names are checked part by part, files are
 * only ever created, and links are made last ({@link CopiedLinks}), so that nothing is written through one.
 */
final class Unpacking {
    private static final int MAX_REPORTED = 100;
    private static final int BUFFER = 64 << 10;
    // The library takes a device for a file.
    private static final Set<Byte> FILES =
            Set.of(TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG);
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final String source;
    private final Path target;
    private final CopyLimits limits;
    private final Map<Path, String> links = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private long entries;
    private long files;
    private long bytes;
    private boolean intoFolder;

    Unpacking(String source, Path target, CopyLimits limits) {
        this.source = source;
        this.target = target.toAbsolutePath().normalize();
        this.limits = limits;
    }

    CopyReport unpack(InputStream in) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8");
        TarArchiveEntry entry = tar.getNextEntry();
        if (entry != null) {
            begin(entry);
        }
        while (entry != null) {
            unpack(entry, tar);
            entry = tar.getNextEntry();
        }
        new CopiedLinks(target, links)
                .make()
                .forEach(link -> leaveOut(target.relativize(link).toString()));
        return new CopyReport(files, bytes, leftOut);
    }

    /** The first entry is what was asked for, and decides what the target is. */
    private void begin(TarArchiveEntry first) throws IOException {
        if (first.isSymbolicLink()) {
            throw new CoreException(
                    ErrorCode.INVALID_INPUT, source + " is a link in the container; name what it leads to");
        }
        intoFolder = first.isDirectory();
        if (intoFolder) {
            makeFolder(target);
            try (Stream<Path> there = Files.list(target)) {
                if (there.findAny().isPresent()) {
                    throw new CoreException(ErrorCode.CONFLICT, "the folder " + target + " is not empty");
                }
            }
        } else if (Files.exists(target)) {
            throw new CoreException(ErrorCode.CONFLICT, "the file " + target + " is there already");
        }
    }

    private void unpack(TarArchiveEntry entry, InputStream content) throws IOException {
        entries++;
        require(entries <= limits.entries());
        Path path = path(entry.getName());
        if (path == null) {
            leaveOut(entry.getName());
        } else if (entry.isDirectory()) {
            makeFolder(path);
        } else if (entry.isSymbolicLink()) {
            makeFolder(path.getParent());
            links.put(path, entry.getLinkName());
        } else if (entry.isLink()) {
            copyTwin(path, path(entry.getLinkName()));
        } else if (FILES.contains(entry.getLinkFlag())) {
            write(path, entry.getMode(), content);
        } else {
            leaveOut(entry.getName());
        }
    }

    /** Where an entry goes; null when it would lead out of the target. The first part of its name is the source's own. */
    private @Nullable Path path(String name) {
        if (!intoFolder) {
            return target;
        }
        Path path = target;
        boolean first = true;
        for (String part : name.split("/")) {
            if (part.equals("..") || part.indexOf(0) >= 0) {
                return null;
            }
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            path = first ? path : path.resolve(part);
            first = false;
        }
        return path;
    }

    private void makeFolder(@Nullable Path folder) throws IOException {
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }

    private void write(Path path, int mode, InputStream content) throws IOException {
        makeFolder(path.getParent());
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                require(bytes <= limits.bytes());
                out.write(buffer, 0, read);
            }
        }
        files++;
        if (POSIX) {
            Files.setPosixFilePermissions(path, permissions(mode));
        }
    }

    /** A second name of a file becomes a second file. */
    private void copyTwin(Path path, @Nullable Path twin) throws IOException {
        if (twin == null || !Files.isRegularFile(twin) || twin.equals(path)) {
            leaveOut(target.relativize(path).toString());
            return;
        }
        bytes += Files.size(twin);
        require(bytes <= limits.bytes());
        makeFolder(path.getParent());
        Files.copy(twin, path);
        files++;
    }

    /** Whoever copied can read and write; nothing runs as somebody else. */
    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions =
                EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            if ((mode & 0400 >> permission.ordinal()) != 0) {
                permissions.add(permission);
            }
        }
        return permissions;
    }

    private void require(boolean withinLimits) {
        if (!withinLimits) {
            throw new CoreException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "%s has more than %d entries or %d bytes".formatted(source, limits.entries(), limits.bytes()));
        }
    }

    private void leaveOut(String name) {
        if (leftOut.size() < MAX_REPORTED) {
            leftOut.add(name);
        }
    }
}
