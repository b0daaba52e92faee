package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import java.util.Optional;

/**
 * A kind that can tell what its result depends on. The engine asks before it executes: while the fingerprint is that of the step's
 * last success, and what that one made still stands, its results are taken and nothing is executed.
 */
public interface Tracked {

    /** What the result of this attempt would depend on. Changes nothing; ends soon after {@code context.stop()}. */
    Inputs inputs(StepContext context) throws InterruptedException;

    /**
     * Whether what an earlier success with the same inputs made is still there.
     *
     * @param results what it returned
     * @return why it does not stand any more, in one clause; empty when it stands
     */
    Optional<String> lapsed(StepContext context, Document results) throws InterruptedException;
}
