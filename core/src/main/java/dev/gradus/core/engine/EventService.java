package dev.gradus.core.engine;

import dev.gradus.core.api.Events;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.event.Stream;
import dev.gradus.core.port.EventLog;
import dev.gradus.core.task.TaskId;
import java.util.List;

/** Events over the event log. */
record EventService(EventLog log) implements Events {

    @Override
    public List<EventEnvelope> ofTask(TaskId task, long afterSeq, int limit) {
        return log.read(new Stream(Stream.Kind.TASK, task.value()), afterSeq, limit);
    }

    @Override
    public List<EventEnvelope> after(EventPosition position, int limit) {
        return log.readAll(position, limit);
    }

    @Override
    public EventPosition end() {
        return log.end();
    }
}
