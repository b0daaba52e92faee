package dev.gradus.core.event;

/**
 * A fact about a task, project or installation. Implementations are records of sealed families, one family per package;
 * the simple class name is the event's type in SQL and JSON.
 */
public interface DomainEvent {

    /** The event's type, such as {@code StepCompleted}. */
    default String type() {
        return getClass().getSimpleName();
    }
}
