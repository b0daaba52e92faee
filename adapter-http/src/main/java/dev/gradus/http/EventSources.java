package dev.gradus.http;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.task.TaskId;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The three things a client can follow. */
final class EventSources {
    private EventSources() {}

    /** All events, from now on. */
    record All(Ports ports) implements EventSource {
        @Override
        public List<Frame> after(String cursor, int limit) {
            return ports.events().after(EventPosition.parse(cursor), limit).stream()
                    .map(event -> frame(
                            String.valueOf(event.position()), ports.shapes().event(event)))
                    .toList();
        }

        @Override
        public String begin() {
            return ports.events().end().toString();
        }

        @Override
        public void check(String cursor) {
            position(cursor);
        }
    }

    /** The events of a task. */
    record OfTask(Ports ports, TaskId task) implements EventSource {
        @Override
        public List<Frame> after(String cursor, int limit) {
            return ports.events().ofTask(task, Long.parseLong(cursor), limit).stream()
                    .map(event ->
                            frame(Long.toString(event.seq()), ports.shapes().event(event)))
                    .toList();
        }

        @Override
        public String begin() {
            return "0";
        }

        @Override
        public void check(String cursor) {
            Call.number("after", cursor);
        }
    }

    /** What the steps of a task print. */
    record LogOf(Ports ports, TaskId task) implements EventSource {
        @Override
        public List<Frame> after(String cursor, int limit) {
            return ports.steps().taskLog(task, EventPosition.parse(cursor), limit).stream()
                    .map(chunk ->
                            frame(chunk.position().toString(), ports.shapes().logChunk(chunk)))
                    .toList();
        }

        @Override
        public String begin() {
            return EventPosition.START.toString();
        }

        @Override
        public void check(String cursor) {
            position(cursor);
        }
    }

    /** The place after which the caller wants to read. */
    static EventPosition position(String cursor) {
        try {
            return EventPosition.parse(cursor);
        } catch (IllegalArgumentException unreadable) {
            throw Call.usage("after", "expected a position such as 42-7");
        }
    }

    // JSON has no line breaks outside of strings, and none inside of them unescaped: one data line is enough.
    private static EventSource.Frame frame(String id, Document data) {
        String text = "id: " + id + "\ndata: " + data.toJson() + "\n\n";
        return new EventSource.Frame(id, text.getBytes(StandardCharsets.UTF_8));
    }
}
