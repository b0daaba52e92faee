package dev.gradus.core.report;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A step in a report.
 *
 * @param id its number
 * @param key its name within the task
 * @param title for people
 * @param state in lower case
 * @param parent the key of the step it is drawn under: that which generated it, else the first of its needs; absent for roots
 * @param failure why it failed
 * @param graded its criterion; absent for a step that grades nothing
 */
public record ReportStep(
        long id,
        String key,
        String title,
        String state,
        @Nullable String parent,
        @Nullable String failure,
        @Nullable GradedCriterion graded) {
    public ReportStep {
        requireNonNull(key, "key");
        requireNonNull(title, "title");
        requireNonNull(state, "state");
    }
}
