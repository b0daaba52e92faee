package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls about steps. A reference is a step's number, its UUID, or {@code TASK/KEY}. */
public interface StepCalls {

    /** The step. */
    Document get(String reference);

    /** Adds a step to a standing task: its body is an object with {@code id}, one kind key, and the common keys. */
    Document add(String task, Document body, @Nullable String reason);

    /** Replaces the step's settings. */
    Document revise(String reference, Document settings, @Nullable String reason);

    /** The step after an action on it. */
    Document act(String reference, StepAction action, @Nullable String reason);

    /** Its attempts, first to last. */
    List<Document> attempts(String reference);

    /** What one attempt printed, after a number. */
    List<Document> log(String reference, int attempt, long after, int limit);
}
