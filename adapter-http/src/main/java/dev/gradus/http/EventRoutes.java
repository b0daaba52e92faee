package dev.gradus.http;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.port.LogStore.PositionedChunk;
import dev.gradus.core.task.TaskId;
import java.util.List;
import java.util.Optional;

/** Events and logs: a page of them as JSON, or all that come as server-sent events. */
final class EventRoutes {
    private final Ports ports;
    private final EventFeed feed;

    EventRoutes(Ports ports, EventFeed feed) {
        this.ports = ports;
        this.feed = feed;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/events", this::all),
                Route.get("/api/v1/tasks/{task}/events", this::ofTask),
                Route.get("/api/v1/tasks/{task}/logs", this::logs));
    }

    private Answer all(Call call) {
        if (call.wantsEvents()) {
            return streamed(call, new EventSources.All(ports));
        }
        EventPosition after = call.query("after").map(EventSources::position).orElse(EventPosition.START);
        List<EventEnvelope> events = ports.events().after(after, call.limit());
        String next = isFull(events, call)
                ? String.valueOf(events.get(events.size() - 1).position())
                : null;
        return Answer.ok(TaskRoutes.listed(shown(events), next));
    }

    private Answer ofTask(Call call) {
        TaskId task = ports.tasks().resolve(call.path("task"));
        if (call.wantsEvents()) {
            return streamed(call, new EventSources.OfTask(ports, task));
        }
        long after = call.query("after").map(text -> Call.number("after", text)).orElse(0L);
        List<EventEnvelope> events = ports.events().ofTask(task, after, call.limit());
        String next = isFull(events, call)
                ? Long.toString(events.get(events.size() - 1).seq())
                : null;
        return Answer.ok(TaskRoutes.listed(shown(events), next));
    }

    private Answer logs(Call call) {
        TaskId task = ports.tasks().resolve(call.path("task"));
        if (call.wantsEvents()) {
            return streamed(call, new EventSources.LogOf(ports, task));
        }
        EventPosition after = call.query("after").map(EventSources::position).orElse(EventPosition.START);
        List<PositionedChunk> chunks = ports.steps().taskLog(task, after, call.limit());
        String next =
                isFull(chunks, call) ? chunks.get(chunks.size() - 1).position().toString() : null;
        return Answer.ok(
                TaskRoutes.listed(chunks.stream().map(ports.shapes()::logChunk).toList(), next));
    }

    private Answer streamed(Call call, EventSource source) {
        feed.requireRoom();
        Optional<String> from = call.header("Last-Event-ID").or(() -> call.query("after"));
        from.ifPresent(source::check);
        return new Answer.Streamed(feed, new EventFeed.Place(source, from.orElseGet(source::begin)));
    }

    private List<Document> shown(List<EventEnvelope> events) {
        return events.stream().map(ports.shapes()::event).toList();
    }

    private static boolean isFull(List<?> page, Call call) {
        return page.size() >= call.limit();
    }
}
