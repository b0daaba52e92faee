package dev.gradus.core.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;

/** Looks at a file through the open folders above it, of which none may be a link. */
final class UnlinkedFile {
    private UnlinkedFile() {}

    /** The attributes of what is at the path; a link anywhere below the root counts as absent. */
    static BasicFileAttributes attributes(Path root, Path path) throws IOException {
        try (DirectoryStream<Path> top = Files.newDirectoryStream(root)) {
            if (!(top instanceof SecureDirectoryStream<Path> folder)) {
                // Windows and a few file systems: the walk before was the only check.
                return unlinked(path, Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
            }
            if (path.equals(root)) {
                return folder.getFileAttributeView(BasicFileAttributeView.class).readAttributes();
            }
            return unlinked(path, descend(folder, root.relativize(path)));
        }
    }

    private static BasicFileAttributes descend(SecureDirectoryStream<Path> folder, Path below) throws IOException {
        Path name = below.getName(0);
        if (below.getNameCount() == 1) {
            return folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
        }
        try (SecureDirectoryStream<Path> next = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            return descend(next, below.subpath(1, below.getNameCount()));
        }
    }

    private static BasicFileAttributes unlinked(Path path, BasicFileAttributes seen) throws NoSuchFileException {
        if (seen.isSymbolicLink()) {
            throw new NoSuchFileException(path.toString());
        }
        return seen;
    }
}
