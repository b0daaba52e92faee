package dev.gradus.core.port;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.queue.QueueEvent;
import dev.gradus.core.schedule.ScheduleEvent;
import dev.gradus.core.task.EventTypes;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The event types of all families: what a store may meet in a stream. Those of tasks and steps are {@link EventTypes}. */
public final class EventFamilies {
    private static final Map<String, Class<? extends Record>> BY_NAME = byName();

    private EventFamilies() {}

    /** The event of this type with this payload; an unknown type is a broken promise and throws. */
    public static DomainEvent read(String type, Document payload) {
        Class<? extends Record> known = BY_NAME.get(type);
        return known == null ? EventTypes.read(type, payload) : (DomainEvent) payload.as(known);
    }

    /** All types by name. */
    public static Map<String, Class<? extends Record>> all() {
        return BY_NAME;
    }

    private static Map<String, Class<? extends Record>> byName() {
        Map<String, Class<? extends Record>> types = new TreeMap<>(EventTypes.all());
        add(types, ScheduleEvent.class.getPermittedSubclasses());
        add(types, QueueEvent.class.getPermittedSubclasses());
        return Collections.unmodifiableMap(types);
    }

    private static void add(Map<String, Class<? extends Record>> types, Class<?>[] events) {
        for (Class<?> event : events) {
            types.put(event.getSimpleName(), event.asSubclass(Record.class));
        }
    }
}
