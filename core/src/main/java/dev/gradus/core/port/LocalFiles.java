package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;

/** Looks at files of this host, each look confined to one folder. Reads no content. Thread safe. */
public interface LocalFiles {

    /**
     * Where a path leads that a stranger wrote. Links are followed as long as they stay within the folder; nothing outside
     * is looked at, so that the answer for what is outside tells nothing about it.
     *
     * @param folder absolute
     * @param path relative to the folder, or absolute and within it
     */
    Sighting look(Path folder, String path);

    /** What was seen. */
    sealed interface Sighting {}

    /**
     * It exists.
     *
     * @param path where it really is, free of links
     * @param folder whether it is a folder
     * @param modified when it was last changed
     */
    record Present(Path path, boolean folder, Instant modified) implements Sighting {
        public Present {
            requireNonNull(path, "path");
            requireNonNull(modified, "modified");
        }
    }

    /** It does not exist. */
    record Missing() implements Sighting {}

    /** It leads out of the folder, whether or not anything is there. */
    record Outside() implements Sighting {}

    /**
     * It could not be seen.
     *
     * @param reason for people, without a full stop
     */
    record Unreadable(String reason) implements Sighting {
        public Unreadable {
            requireNonNull(reason, "reason");
        }
    }
}
