package dev.gradus.core.queue;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.event.DomainEvent;
import org.jspecify.annotations.Nullable;

/** A fact about a named queue: what holds of it from then on. */
public sealed interface QueueEvent extends DomainEvent {

    /** Which queue. */
    String name();

    /** Whether nothing of it begins. */
    boolean paused();

    /** How many of its steps are executed at once. */
    @Nullable
    Integer limit();

    /** It was paused. */
    record QueuePaused(String name, @Nullable Integer limit) implements QueueEvent {
        public QueuePaused {
            requireNonNull(name, "name");
        }

        @Override
        public boolean paused() {
            return true;
        }
    }

    /** It goes on. */
    record QueueResumed(String name, @Nullable Integer limit) implements QueueEvent {
        public QueueResumed {
            requireNonNull(name, "name");
        }

        @Override
        public boolean paused() {
            return false;
        }
    }

    /** Its limit is another, or none. */
    record QueueLimited(
            String name, boolean paused, @Nullable Integer limit) implements QueueEvent {
        public QueueLimited {
            requireNonNull(name, "name");
        }
    }
}
