package dev.gradus.core.queue;

import dev.gradus.core.queue.QueueEvent.QueueLimited;
import dev.gradus.core.queue.QueueEvent.QueuePaused;
import dev.gradus.core.queue.QueueEvent.QueueResumed;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request about a named queue. All of them are legal at any time; one that asks for what is so already is nothing.
 *
 * @param verb what is asked for
 * @param limit the limit asked for; absent for none
 */
public record QueueCommand(Verb verb, @Nullable Integer limit) {
    /** Let nothing more begin. */
    public static final QueueCommand PAUSE = new QueueCommand(Verb.PAUSE, null);

    /** Go on. */
    public static final QueueCommand RESUME = new QueueCommand(Verb.RESUME, null);

    /** What can be asked for. */
    public enum Verb {
        /** Let nothing more begin; what is executed goes on. */
        PAUSE,
        /** Go on. */
        RESUME,
        /** Have so many executed at once, or any number. */
        LIMIT
    }

    /** Have so many executed at once, or any number. */
    public static QueueCommand limit(@Nullable Integer limit) {
        return new QueueCommand(Verb.LIMIT, limit);
    }

    /** What it leads to, if to anything. */
    public Optional<QueueEvent> decide(NamedQueue queue) {
        QueueEvent event = switch (verb) {
            case PAUSE -> new QueuePaused(queue.name(), queue.limit());
            case RESUME -> new QueueResumed(queue.name(), queue.limit());
            case LIMIT -> new QueueLimited(queue.name(), queue.paused(), limit);
        };
        boolean isSo = queue.paused() == event.paused() && Objects.equals(queue.limit(), event.limit());
        return isSo ? Optional.empty() : Optional.of(event);
    }
}
