package dev.gradus.core.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Follows a path name by name, and every link on it, never leaving a folder. Used once. */
final class ConfinedWalk {
    private static final int MAX_LINKS = 40;

    private final Path root;
    private final Deque<String> ahead = new ArrayDeque<>();
    private Path current;
    private int links;

    /** A walk from a folder, which is free of links. */
    ConfinedWalk(Path root) {
        this.root = root;
        this.current = root;
    }

    /** The path leads out of the folder. */
    static final class LeftException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Where the path leads, free of links; its last name need not exist. */
    Path resolve(Path path) throws IOException, LeftException {
        push(path);
        while (!ahead.isEmpty()) {
            step(ahead.pop());
        }
        return current;
    }

    private void step(String name) throws IOException, LeftException {
        if (name.isEmpty() || name.equals(".")) {
            return;
        }
        if (name.equals("..")) {
            current = parent();
            return;
        }
        requireFolder();
        Path next = current.resolve(name);
        if (!Files.isSymbolicLink(next)) {
            current = next;
        } else if (++links > MAX_LINKS) {
            throw new NoSuchFileException(next.toString(), null, "too many links");
        } else {
            push(Files.readSymbolicLink(next));
        }
    }

    private Path parent() throws IOException, LeftException {
        Path parent = current.getParent();
        if (current.equals(root) || parent == null) {
            throw new LeftException();
        }
        requireFolder();
        return parent;
    }

    private void requireFolder() throws NoSuchFileException {
        if (!current.equals(root) && !Files.isDirectory(current, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(current.toString());
        }
    }

    /** Puts the names of a path before those still to walk. */
    private void push(Path path) throws LeftException {
        int from = 0;
        if (path.isAbsolute()) {
            if (!path.startsWith(root)) {
                throw new LeftException();
            }
            from = root.getNameCount();
            current = root;
        }
        for (int i = path.getNameCount() - 1; i >= from; i--) {
            ahead.push(path.getName(i).toString());
        }
    }
}
