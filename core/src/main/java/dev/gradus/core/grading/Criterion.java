package dev.gradus.core.grading;

import static java.util.Objects.requireNonNull;

/**
 * One thing a rubric asks for, with the command that finds out.
 *
 * @param id unique within its rubric; names the criterion in settings, results and reports
 * @param counter the number it bears: what Markdown says, the place in a JSON array; from 1
 * @param text what is asked for, in prose, whole
 * @param command what is run, for a shell; markers as written
 * @param score its weight when points are summed up; 0 counts for nothing
 * @param required whether a target that does not pass it has failed as a whole
 * @param place where it was written
 */
public record Criterion(
        String id, int counter, String text, String command, int score, boolean required, SourcePlace place) {
    /** The greatest score. */
    public static final int MAX_SCORE = 1_000_000;

    public Criterion {
        requireNonNull(text, "text");
        requireNonNull(place, "place");
        if (id.isBlank() || command.isBlank()) {
            throw new IllegalArgumentException(
                    "a criterion has an id and a command, found '%s' and '%s'".formatted(id, command));
        }
        if (counter < 1 || score < 0 || score > MAX_SCORE) {
            throw new IllegalArgumentException("criterion %s: counter %d, score %d".formatted(id, counter, score));
        }
    }
}
