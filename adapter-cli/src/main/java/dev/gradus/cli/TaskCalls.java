package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls about tasks. A reference is a task's number, UUID or name. */
public interface TaskCalls {

    /** Makes a task. */
    MadeTask create(TaskOrder order);

    /** The task with its steps. */
    Document get(String reference);

    /** Its settings as task-sync shows them: its inputs with what its steps put out. */
    Document settings(String reference);

    /** The task once it is terminal, or when the time is over. */
    Document await(String reference, Duration atMost);

    /** A page: an object of {@code items}, newest first, and {@code next_cursor}. */
    Document list(TaskQuery query);

    /** The task after an action on it. */
    Document act(String reference, TaskAction action, ActionDetails details);

    /**
     * Says anew what a standing task is; refused when it has moved on.
     *
     * @param change of {@code name}, {@code inputs}, {@code local_path} (empty takes it away), {@code labels} and {@code
     *     enabled} those that change
     * @param seen the task's {@code seq} that the caller has seen
     */
    Document edit(String reference, Document change, long seen, @Nullable String reason);

    /** Removes the task with everything that is kept of it, and gives it once more. */
    Document delete(String reference);

    /** Its events after a number. */
    List<Document> events(String reference, long after, int limit);

    /** Why its steps wait. */
    Document explain(String reference);

    /**
     * The report on its steps and on what grading has come to, as {@code /api/v1/tasks/{task}/report} answers.
     *
     * @param gated whether criteria count only when golden passes and the original does not
     */
    Document report(String reference, boolean gated);

    /** How the stored task differs from the fold of its events; empty when it does not. */
    List<String> verify(String reference);

    /** What its steps printed, after a position. */
    List<Document> log(String reference, String after, int limit);
}
