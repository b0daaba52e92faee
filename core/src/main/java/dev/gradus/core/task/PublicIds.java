package dev.gradus.core.task;

import dev.gradus.core.step.StepId;
import java.util.Optional;
import java.util.UUID;

/**
 * UUIDs for tasks, steps and attempts, derived from their numbers and back, with no column and no index. RFC 9562 version 8:
 * 48 bits of the installation, 12 bits of the kind, 16 bits of the attempt, 46 bits of the number. They are names, not
 * secrets. Immutable and thread safe.
 *
 * @param prefix the installation's 48 bits
 */
public record PublicIds(long prefix) {
    private static final int TASK = 1;
    private static final int STEP = 2;
    private static final int ATTEMPT = 3;
    private static final long VERSION = 8L << 12;
    private static final long VARIANT = 1L << 63;
    private static final int NUMBER_BITS = 46;
    private static final long NUMBER_MASK = (1L << NUMBER_BITS) - 1;

    public PublicIds {
        if (prefix < 0 || prefix >>> 48 != 0) {
            throw new IllegalArgumentException("prefix must have 48 bits");
        }
    }

    /** The task's UUID. */
    public UUID of(TaskId task) {
        return make(TASK, task.value(), 0);
    }

    /** The step's UUID. */
    public UUID of(StepId step) {
        return make(STEP, step.value(), 0);
    }

    /** The attempt's UUID. */
    public UUID of(StepId step, int attempt) {
        return make(ATTEMPT, step.value(), attempt);
    }

    /** The task with this UUID, unless it is another installation's or another thing's. */
    public Optional<TaskId> task(UUID id) {
        return number(TASK, id).map(TaskId::new);
    }

    /** The step with this UUID, unless it is another installation's or another thing's. */
    public Optional<StepId> step(UUID id) {
        return number(STEP, id).map(StepId::new);
    }

    private UUID make(int kind, long number, int attempt) {
        if (number > NUMBER_MASK || attempt >>> 16 != 0) {
            throw new IllegalArgumentException("number %d, attempt %d".formatted(number, attempt));
        }
        return new UUID(prefix << 16 | VERSION | kind, VARIANT | (long) attempt << NUMBER_BITS | number);
    }

    private Optional<Long> number(int kind, UUID id) {
        long number = id.getLeastSignificantBits() & NUMBER_MASK;
        return number > 0 && make(kind, number, 0).equals(id) ? Optional.of(number) : Optional.empty();
    }
}
