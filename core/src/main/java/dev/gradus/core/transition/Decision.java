package dev.gradus.core.transition;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.failure.ErrorCode;
import java.util.List;

/**
 * What a command led to: facts, or a refusal. A command that already took effect is accepted with no events.
 *
 * @param <E> the family of facts
 */
public sealed interface Decision<E> {

    /** The facts that the command makes true, in order; may be empty. */
    static <E> Decision<E> accepted(List<? extends E> events) {
        return new Accepted<>(List.copyOf(events));
    }

    /** Accepted, and nothing happens. */
    static <E> Decision<E> nothing() {
        return new Accepted<>(List.of());
    }

    /** Refused, with a stable code and a sentence that names the thing, what was expected and what was found. */
    static <E> Decision<E> rejected(ErrorCode code, String message) {
        return new Rejected<>(code, message);
    }

    /** The command holds; these facts follow. */
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** The command is refused; nothing changes. */
    record Rejected<E>(ErrorCode code, String message) implements Decision<E> {
        public Rejected {
            requireNonNull(code, "code");
            requireNonNull(message, "message");
        }
    }
}
