package dev.gradus.core.api;

import dev.gradus.core.container.Belonging;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.task.TaskId;
import java.util.List;

/**
 * What this installation has in the container engine of this process. Nothing that does not carry the installation's labels is
 * shown or touched. Each method fails with UNREACHABLE when no engine answers. Thread safe.
 */
public interface Belongings {

    /** The containers that were made for a task, by name. */
    List<ContainerInfo> containers(TaskId task);

    /**
     * Takes those containers away, members of pools too; the next step that needs one makes it anew. The task's events say which.
     *
     * @return what was removed
     * @throws CoreException CONFLICT while a step of the task is executing
     */
    List<ContainerInfo> removeContainers(TaskId task, Cause cause);

    /** What would be removed: containers, then volumes, then networks. */
    List<Belonging> unwanted(Extent extent);

    /** Takes that away, but for volumes and networks that a container still uses. */
    List<Belonging> removeUnwanted(Extent extent);

    /** How much is not wanted. */
    enum Extent {
        /** What ended attempts, failed, cancelled, skipped and removed steps left: what workers sweep too. */
        LEFT,
        /** Beside that, what steps keep that have ended: services, pools, volumes of every task of which no step executes. */
        KEPT
    }
}
