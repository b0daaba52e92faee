package dev.gradus.core.container;

import java.util.List;

/**
 * What was copied.
 *
 * @param files how many files
 * @param bytes how large they are together
 * @param leftOut what was not copied, relative to the source: devices, and links that lead out of it; the first 100
 */
public record CopyReport(long files, long bytes, List<String> leftOut) {
    public CopyReport {
        leftOut = List.copyOf(leftOut);
    }
}
