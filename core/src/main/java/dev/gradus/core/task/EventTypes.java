package dev.gradus.core.task;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.step.StepEvent;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The names of all event types, and events as documents and back. */
public final class EventTypes {
    private static final Map<String, Class<? extends Record>> BY_NAME = byName();

    private EventTypes() {}

    /** The event's payload: an object with the members of its record. */
    public static Document write(DomainEvent event) {
        return Document.ofRecord((Record) event);
    }

    /** The payload as it is stored: {@link #read} makes the same event of it. */
    public static Document writeCompact(DomainEvent event) {
        return Document.compactOf((Record) event);
    }

    /** The event of this type with this payload; an unknown type is a broken promise and throws. */
    public static DomainEvent read(String type, Document payload) {
        Class<? extends Record> known = BY_NAME.get(type);
        if (known == null) {
            throw new IllegalStateException("unknown event type '" + type + "'");
        }
        return (DomainEvent) payload.as(known);
    }

    /** All types by name. */
    public static Map<String, Class<? extends Record>> all() {
        return BY_NAME;
    }

    private static Map<String, Class<? extends Record>> byName() {
        Map<String, Class<? extends Record>> types = new TreeMap<>();
        add(types, TaskEvent.class.getPermittedSubclasses());
        add(types, StepEvent.class.getPermittedSubclasses());
        return Collections.unmodifiableMap(types);
    }

    private static void add(Map<String, Class<? extends Record>> types, Class<?>[] events) {
        for (Class<?> event : events) {
            types.put(event.getSimpleName(), event.asSubclass(Record.class));
        }
    }
}
