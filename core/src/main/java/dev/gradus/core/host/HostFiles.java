package dev.gradus.core.host;

import dev.gradus.core.port.LocalFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Files of this host. A path is first freed of its links, name by name from the folder on; what comes out is then looked at
 * without following any link, so that one which is swapped in between is not followed either.
 */
public final class HostFiles implements LocalFiles {

    @Override
    public Sighting look(Path folder, String path) {
        Path root;
        try {
            root = folder.toRealPath();
        } catch (IOException absent) {
            return new Unreadable("the folder " + folder + " does not exist or cannot be read");
        }
        try {
            return look(root, folder, Path.of(path));
        } catch (InvalidPathException unnameable) {
            return new Unreadable("no file of this host can have this name (is its locale UTF-8?)");
        }
    }

    private static Sighting look(Path root, Path folder, Path path) {
        try {
            Path real = new ConfinedWalk(root).resolve(within(root, folder, path));
            BasicFileAttributes seen = UnlinkedFile.attributes(root, real);
            return new Present(real, seen.isDirectory(), seen.lastModifiedTime().toInstant());
        } catch (ConfinedWalk.LeftException left) {
            return new Outside();
        } catch (NoSuchFileException | NotDirectoryException absent) {
            return new Missing();
        } catch (AccessDeniedException denied) {
            return new Unreadable("permission denied");
        } catch (FileSystemException changed) {
            return new Missing();
        } catch (IOException broken) {
            return new Unreadable("it cannot be read");
        }
    }

    /** An absolute path may name the folder as it was given or as it really is. */
    private static Path within(Path root, Path folder, Path path) {
        if (path.isAbsolute() && path.startsWith(folder) && !path.startsWith(root)) {
            Path rest = folder.getRoot();
            for (int i = 0; i < path.getNameCount(); i++) {
                rest = i < folder.getNameCount() ? root : rest.resolve(path.getName(i));
            }
            return rest;
        }
        return path;
    }
}
