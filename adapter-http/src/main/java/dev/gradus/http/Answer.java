package dev.gradus.http;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.Once;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a route answers. */
sealed interface Answer {
    /** Problem JSON's media type (RFC 9457). */
    String PROBLEM = "application/problem+json";

    /** A whole answer. */
    record Complete(int status, String contentType, String body, Map<String, String> headers) implements Answer {
        public Complete {
            headers = Map.copyOf(headers);
        }

        /** The same answer with one more header. */
        Complete with(String header, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Complete(status, contentType, body, more);
        }

        void write(Context context) {
            context.status(status).contentType(contentType);
            headers.forEach(context::header);
            context.result(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * A JSON array of any length, written as it is read: only what is at hand is in memory. What can be refused has to be
     * refused before, by asking the iterator whether there is a first item.
     */
    record Listed(Iterator<Document> items) implements Answer {
        void write(Context context) throws IOException {
            context.status(200).contentType("application/json");
            OutputStream out = context.res().getOutputStream();
            char before = '[';
            while (items.hasNext()) {
                out.write(before);
                out.write(items.next().toJson().getBytes(StandardCharsets.UTF_8));
                before = ',';
            }
            out.write((before == '[' ? "[]" : "]").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** An answer that goes on until its client leaves. */
    record Streamed(EventFeed feed, EventFeed.Place place) implements Answer {}

    static Complete json(int status, Document body) {
        return text(status, "application/json", body.toJson());
    }

    static Complete ok(Document body) {
        return json(200, body);
    }

    /** What was made under a key: 200 and a header when it had been made before. */
    static Complete once(int status, Once<Document> made) {
        return made.replayed()
                ? json(200, made.value()).with("Idempotency-Replayed", "true")
                : json(status, made.value());
    }

    static Complete text(int status, String contentType, String body) {
        return new Complete(status, contentType, body, Map.of());
    }
}
