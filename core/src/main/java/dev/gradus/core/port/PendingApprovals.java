package dev.gradus.core.port;

import dev.gradus.core.step.StepId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the steps that wait for a person. {@link TaskStore} and {@link WorkQueue} keep it true in the transactions in which
 * steps begin and cease to wait. Thread safe. Failures are those of {@link TaskStore}.
 */
public interface PendingApprovals {

    /** Those behind this step, or the first ones; the one added last comes first, at most so many. */
    List<AwaitedStep> list(@Nullable StepId behind, int limit);

    /** Those whose time had run out by the store's clock, the longest first, at most so many. */
    List<AwaitedStep> expired(int limit);
}
