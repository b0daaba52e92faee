package dev.gradus.core.port;

import java.nio.file.Path;

/**
 * Reads and writes within the folder of a task on this host, and never outside. Failures: {@link
 * dev.gradus.core.failure.CoreException} NOT_FOUND, NOT_ALLOWED for what leads out of the folder, INVALID_INPUT for what is too
 * large or no UTF-8, UNREACHABLE when it cannot be read or written. Thread safe.
 */
public interface TaskFiles {

    /** The whole text of a file. */
    String read(Path folder, String path, int maxBytes);

    /** Replaces a file at once, or makes it; its folder must exist. */
    void write(Path folder, String path, String text);

    /** Makes a folder below, if it is not there; where it is, free of links. */
    Path makeFolder(Path folder, String name);

    /** Whether a folder below is missing or empty. */
    boolean isEmpty(Path folder, String name);

    /** Copies everything in a folder below into another, which is made or must be empty; links are copied as links. */
    void copy(Path folder, String from, String to);

    /** Removes everything in a folder below; links are removed and not followed. */
    void clear(Path folder, String name);
}
