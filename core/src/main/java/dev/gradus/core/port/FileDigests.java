package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Digests of the contents of files of this host, confined to one folder. Nothing but bytes and names counts: no times, owners or
 * permissions. What was read before and is unchanged by size, times and inode is not read again. Thread safe.
 */
public interface FileDigests {
    /** Files that one call looks at, at most. */
    int MAX_FILES = 100_000;

    /**
     * Reads the files that these paths name; a folder stands for every file below it. A link that is named is followed within
     * the folder; one found below a named folder counts by where it points.
     *
     * @param folder absolute
     * @param paths relative to the folder, or absolute and within it
     * @param listener is told of the progress
     * @param stop ends the reading soon after it is requested, with what was read until then
     */
    Digests of(Path folder, Collection<String> paths, Listener listener, Stop stop);

    /** Hears how far it has come. */
    @FunctionalInterface
    interface Listener {
        /** Some more files are done, of how many is not known; those that were known already are {@code known}. */
        void progressed(int files, int known, long bytesRead);
    }

    /**
     * What was read.
     *
     * @param byPath SHA-256 in hexadecimal digits, by path as it was named or below the folder named, with {@code /}
     * @param faults why a named path was not read, by path, without a full stop
     */
    record Digests(Map<String, String> byPath, Map<String, Fault> faults) {
        public Digests {
            byPath = Collections.unmodifiableMap(new TreeMap<>(byPath));
            faults = Collections.unmodifiableMap(new TreeMap<>(faults));
        }
    }

    /**
     * Why a path was not read.
     *
     * @param missing whether there is nothing
     * @param outside whether it leads out of the folder
     * @param message one clause that names it
     */
    record Fault(boolean missing, boolean outside, String message) {
        public Fault {
            requireNonNull(message, "message");
        }
    }
}
