package dev.gradus.core.api;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.Cause;
import dev.gradus.core.port.AwaitedStep;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people decide about steps that wait for them. Whoever is named by the cause is who decided. Deciding the same again
 * changes nothing; a decision that comes too late is refused with ILLEGAL_TRANSITION. Entries of the ledger that others
 * execute are decided about here, too, and take a decision in any state. Thread safe.
 */
public interface Approvals {

    /** The inbox: steps that wait for a person, those added last first. */
    List<AwaitedStep> inbox(@Nullable StepId behind, int limit);

    /**
     * Lets the step begin, or accepts it.
     *
     * @throws dev.gradus.core.failure.CoreException NOT_ALLOWED when another person than whoever made the task has to
     */
    TaskSnapshot approve(StepId step, @Nullable String note, Precondition precondition, Cause cause);

    /** Refuses the step, which thereby fails. */
    TaskSnapshot reject(StepId step, @Nullable String note, Precondition precondition, Cause cause);

    /**
     * Sends the work back: the step named, and all that follows it, opens again, and can read what was filled in as
     * {@code ${feedback.FIELD}}.
     *
     * @param to the step that is to do better
     * @param feedback fields of the approval's form; INVALID_INPUT names every fault
     */
    TaskSnapshot pushBack(StepId step, PushBack pushBack, Precondition precondition, Cause cause);

    /**
     * Where the work goes, and with what.
     *
     * @param to the step that is to do better
     * @param feedback fields of the approval's form; an object
     * @param note what the person says
     */
    record PushBack(StepKey to, Document feedback, @Nullable String note) {}
}
