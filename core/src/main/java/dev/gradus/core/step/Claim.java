package dev.gradus.core.step;

import static java.util.Objects.requireNonNull;

/**
 * The right to execute one attempt.
 *
 * @param owner the session that has it
 * @param fence its number; a write with an older one changes nothing
 * @param taken true when a caller took the step of a manual task for itself, false when a worker claimed it from the queue
 */
public record Claim(SessionId owner, Fence fence, boolean taken) {
    public Claim {
        requireNonNull(owner, "owner");
        requireNonNull(fence, "fence");
    }
}
