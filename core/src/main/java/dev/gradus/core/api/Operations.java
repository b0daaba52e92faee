package dev.gradus.core.api;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.Cause;
import dev.gradus.core.policy.Limits;
import dev.gradus.core.port.Installation;
import dev.gradus.core.port.Statistics;
import dev.gradus.core.port.WorkerSession;
import dev.gradus.core.step.StepBody;
import dev.gradus.core.task.PublicIds;
import java.util.List;
import java.util.Set;

/** What an operator looks at. Thread safe. */
public interface Operations {

    /** Who this installation is. */
    Installation installation();

    /** The UUIDs of its tasks, steps and attempts. */
    PublicIds publicIds();

    /** Its worker sessions, live and of the last day. */
    List<WorkerSession> workers();

    /** Its counts. */
    Statistics statistics();

    /** The limits in force at this moment. */
    Limits limits();

    /** The id of the machine whose files this process sees: tasks with a folder made here stay there. */
    String host();

    /** The step kinds that this process can execute. */
    Set<String> kinds();

    /** Those of them that always run programs on the host. */
    Set<String> hostKinds();

    /** Whether a step runs programs on the host; faces that strangers reach refuse such steps unless told otherwise. */
    boolean runsOnHost(StepBody body);

    /** What it has in the container engine of this process. */
    Belongings belongings();

    /**
     * Keeps an audit entry about a request that was refused before it had a task.
     *
     * @param code the rule's word, such as {@code MAX_INPUT_BYTES_EXCEEDED}
     * @param message the sentence the caller was given
     * @param payload the facts it was decided by; an object
     */
    void recordPolicyViolation(String code, String message, Document payload, Cause cause);

    /** Whether the store answers; throws UNREACHABLE with the reason when it does not. */
    void ping();
}
