package dev.gradus.cli;

import dev.gradus.core.api.QueueRepresentation;
import dev.gradus.core.api.Queues;
import dev.gradus.core.data.Document;
import dev.gradus.core.event.Cause;
import java.util.List;

/** Calls about named queues, straight to the engine. */
final class LocalQueueCalls implements QueueCalls {
    private final DrivingPorts ports;
    private final Queues queues;
    private final QueueRepresentation shapes = new QueueRepresentation();

    LocalQueueCalls(DrivingPorts ports) {
        this.ports = ports;
        this.queues = ports.queues();
    }

    @Override
    public List<Document> list() {
        return queues.list().stream().map(shapes::queue).toList();
    }

    @Override
    public Document get(String name) {
        return shapes.queue(queues.get(name));
    }

    @Override
    public Document act(String name, QueueAction action, Document details) {
        Cause cause = ports.because(details.member("reason").map(Document::text).orElse(null));
        switch (action) {
            case PAUSE -> queues.pause(name, cause);
            case RESUME -> queues.resume(name, cause);
            case LIMIT ->
                queues.limit(
                        name, details.member("limit").map(Document::intValue).orElse(null), cause);
        }
        return get(name);
    }
}
