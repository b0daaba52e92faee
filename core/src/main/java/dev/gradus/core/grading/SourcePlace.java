package dev.gradus.core.grading;

import static java.util.Objects.requireNonNull;

/**
 * Where a criterion was written.
 *
 * @param file as given
 * @param line its first line in Markdown, from 1; 0 where the form has no lines
 * @param item its place among the criteria of the file, from 1; 0 before the first
 */
public record SourcePlace(String file, int line, int item) {
    public SourcePlace {
        requireNonNull(file, "file");
        if (line < 0 || item < 0) {
            throw new IllegalArgumentException("a place has no line %d and no item %d".formatted(line, item));
        }
    }

    /** {@code file:line} or {@code file: item N}. */
    @Override
    public String toString() {
        if (line > 0) {
            return file + ":" + line;
        }
        return item > 0 ? file + ": item " + item : file;
    }
}
