package dev.gradus.core.port;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.Cause;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The queue of READY steps and the rights of those who execute them. There is no queue beside the steps themselves. Every
 * method is one transaction, durable on return. Thread safe; any number of processes share one queue.
 *
 * <p>Failures are those of {@link TaskStore}.
 */
public interface WorkQueue {

    /**
     * Claims READY steps whose time has come, of tasks that are neither paused, disabled nor ending, ordered by priority,
     * time READY and number, that demand nothing which the session does not offer ({@link dev.gradus.core.task.Placement});
     * steps claimed by others at this moment are passed over. Each gets a new, greater fence and its
     * next attempt. A step that has lost an attempt is claimed alone. Claims nothing for a session that has expired.
     */
    List<ClaimedStep> claim(ClaimRequest request);

    /**
     * Takes one PENDING step of a manual task for the caller's own process, under the task's lock, provided that the task is
     * RUNNING and not held, no step of it is live, the step's needs are satisfied and its time has come, the session offers
     * what it demands, and the task is still what the caller has seen.
     *
     * @return the taken step, or nothing when any of that does not hold (any longer)
     */
    Optional<ClaimedStep> take(TaskId task, StepKey step, SessionId session, Precondition precondition);

    /**
     * Stores what an attempt came to, and what follows from it, provided that the step is still held under the fence. A
     * stale fence changes nothing and gives a rejected change with code CONFLICT; it must not be repeated.
     */
    Change complete(Completion completion, Cause cause);

    /**
     * Stores what several attempts came to, each as {@link #complete} does, in few transactions. What is fenced or cannot
     * be kept is said of each and harms none of the others. A delivery that wishes to go on may be answered with the
     * task's next step, claimed in the transaction that freed it as {@link #claim} would have, if the attempt succeeded,
     * the task is RUNNING and not held, the session is live, no step in the queue has a smaller priority, and fewer than
     * {@link Continuation#LONGEST} were continued; else that step is in the queue.
     *
     * @return what became of each, in the order given
     * @throws dev.gradus.core.failure.CoreException UNREACHABLE when nothing is stored, or nobody can tell; all may be given
     *     again
     */
    List<Receipt> completeAll(List<Delivery> deliveries);

    /** Gives a RUNNING step back unharmed, using no attempt; false when the fence is stale. */
    boolean handBack(StepId step, Fence fence);

    /** Stores a memo for the step's next execution, or for whoever has to stop its work; false when the fence is stale. */
    boolean note(StepId step, Fence fence, Document memo);

    /** Which of these held steps are to be stopped: those CANCELLING, and those no longer held under the given fence. */
    Set<Fence> toStop(Collection<HeldStep> held);

    /**
     * Steps whose session has expired or was closed and which the given session may take back, oldest first, at most so
     * many: RUNNING ones, and those CANCELLING ones whose demands it offers.
     */
    List<HeldStep> expired(SessionId confirming, int limit);

    /**
     * Takes a step back from an expired session. Repeats, in the transaction that writes, the condition that the session has
     * expired and that the step is still held under the fence; when either no longer holds nothing changes (rejected,
     * CONFLICT). A RUNNING step loses its attempt ({@code LoseLease}); a CANCELLING step is handed, CANCELLING, with a
     * new fence to the given confirming session, and is then among its held steps; this is refused, too, when the session
     * does not offer what the step demands, because elsewhere nobody can tell whether the work is gone.
     *
     * @throws dev.gradus.core.failure.CoreException IN_PROGRESS when another transaction holds the task and does not let it
     *     go within a moment: it may be frozen, and whoever sweeps goes on with other steps meanwhile
     */
    Change takeBack(HeldStep held, SessionId confirming, Cause cause);
}
