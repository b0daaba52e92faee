package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls about steps. A reference is a step's number, its UUID, or {@code TASK/KEY}. */
public interface StepCalls {

    /** The step. */
    Document get(String reference);

    /** Its settings as task-sync shows them: with what it has put out, and needs as {@code depends_on}. */
    Document settings(String reference);

    /** Adds a step to a standing task: its body is an object with {@code id}, one kind key, and the common keys. */
    Document add(String task, Document body, @Nullable String reason);

    /**
     * Says anew what a step is; refused when the task has moved on.
     *
     * @param body as for {@link #add}
     * @param seen the task's {@code seq} that the caller has seen
     */
    Document revise(String task, String key, Document body, long seen, @Nullable String reason);

    /** Takes the step from its standing task, and gives it once more. */
    Document remove(String reference, @Nullable String reason);

    /** The step after an action on it. */
    Document act(String reference, StepAction action, @Nullable String reason);

    /** What a run of a task would do to its steps: an entry for each that it would reach. */
    List<Document> preview(String task, boolean forced);

    /** Its attempts, first to last. */
    List<Document> attempts(String reference);

    /** What one attempt printed, after a number. */
    List<Document> log(String reference, int attempt, long after, int limit);
}
