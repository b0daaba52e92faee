package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.TaskId;

/**
 * Who uses a member of a pool.
 *
 * @param member the member
 * @param task the holder's task
 * @param step the holder
 * @param key what its task calls it
 */
public record MemberHolder(String member, TaskId task, StepId step, StepKey key) {
    public MemberHolder {
        requireNonNull(member, "member");
        requireNonNull(task, "task");
        requireNonNull(step, "step");
        requireNonNull(key, "key");
    }
}
