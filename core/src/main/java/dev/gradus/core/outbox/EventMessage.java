package dev.gradus.core.outbox;

import dev.gradus.core.data.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body that tells of an event, in the layout that the Standard Webhooks specification proposes. */
public final class EventMessage {
    private EventMessage() {}

    /** {@code type}, {@code timestamp} and {@code data} with the stream, the number in it and the event's members. */
    public static Document of(Announcement event) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("stream", event.stream().kind().word());
        data.put("stream_id", event.stream().id());
        data.put("sequence", event.seq());
        data.put("payload", event.payload());
        data.put("truncated", event.payload() == null);
        return message(event.type(), event.at().toString(), data);
    }

    /** A body that tells of nothing, to try the way. */
    public static Document ping(String subscription, String at) {
        return message("ping", at, Map.of("subscription", subscription));
    }

    private static Document message(String type, String at, Map<String, ? extends @Nullable Object> data) {
        return Document.emptyObject().with("type", type).with("timestamp", at).with("data", Document.object(data));
    }
}
