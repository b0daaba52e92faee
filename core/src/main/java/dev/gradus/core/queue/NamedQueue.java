package dev.gradus.core.queue;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.step.Concurrency;
import dev.gradus.core.step.StepKey;
import org.jspecify.annotations.Nullable;

/**
 * A queue that steps stand in by naming it. It need not be made: one that nobody has said anything of is open and has no limit.
 * Immutable; it changes only by {@link QueueEvent}s.
 *
 * @param name as a step's key
 * @param paused whether nothing of it begins
 * @param limit how many of its steps are executed at once; any number without it
 */
public record NamedQueue(
        String name, boolean paused, @Nullable Integer limit) {
    public NamedQueue {
        requireNonNull(name, "name");
        requireValid(name);
        if (limit != null && (limit < 1 || limit > Concurrency.MOST)) {
            throw new IllegalArgumentException(
                    "queue '%s': expected a limit of 1 to %d, found %d".formatted(name, Concurrency.MOST, limit));
        }
    }

    /** A queue that nobody has said anything of. */
    public static NamedQueue open(String name) {
        return new NamedQueue(name, false, null);
    }

    private static void requireValid(String name) {
        if (!StepKey.isValid(name)) {
            throw new IllegalArgumentException(
                    "queue name: expected 1 to 100 letters, digits, '_', '-' and '.', beginning with a letter or digit, found '%s'"
                            .formatted(name));
        }
    }

    /** The queue after a fact. */
    public NamedQueue after(QueueEvent event) {
        return new NamedQueue(name, event.paused(), event.limit());
    }
}
