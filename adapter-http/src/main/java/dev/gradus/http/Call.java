package dev.gradus.http;

import dev.gradus.core.data.BindingException;
import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import dev.gradus.core.data.DurationText;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.IdempotencyKey;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request as the routes see it: checked, read to its end, and with a cause. */
final class Call {
    private static final Duration MAX_WAIT = Duration.ofSeconds(60);
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 500;

    private final Context context;
    private final byte[] body;
    private final Cause cause;

    Call(Context context, byte[] body, Cause cause) {
        this.context = context;
        this.body = body.clone();
        this.cause = cause;
    }

    /** A parameter of the path. */
    String path(String name) {
        return storable("path", name, context.pathParam(name));
    }

    boolean hasPath(String name) {
        return context.pathParamMap().containsKey(name);
    }

    /** A parameter of the query; an empty one counts as absent. */
    Optional<String> query(String name) {
        return queries(name).stream().findFirst();
    }

    List<String> queries(String name) {
        return context.queryParams(name).stream()
                .filter(value -> !value.isEmpty())
                .map(value -> storable("query", name, value))
                .toList();
    }

    /** A parameter that is {@code true} or {@code false}, which it is when it is not there. */
    boolean isOn(String name) {
        String word = query(name).orElse("false");
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw usage(name, "expected true or false, found " + word);
        };
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(context.header(name));
    }

    boolean wantsEvents() {
        return header("Accept").orElse("").contains("text/event-stream");
    }

    boolean hasBody() {
        return body.length > 0;
    }

    byte[] body() {
        return body.clone();
    }

    /** The body; an empty object when there is none. Malformed: 400 with a pointer. */
    Document json() {
        if (!hasBody()) {
            return Document.emptyObject();
        }
        try {
            return Document.parse(body);
        } catch (DocumentException malformed) {
            throw malformed(malformed);
        }
    }

    /** The body as a record, strictly: 422 with every fault. */
    <T extends Record> T json(Class<T> type) {
        try {
            return json().as(type);
        } catch (BindingException unfit) {
            throw CoreException.invalidInput(unfit);
        }
    }

    /** The key under which the request creates something once; its fingerprint is that of the body. */
    @Nullable
    IdempotencyKey idempotencyKey() {
        return idempotencyKey(this::json);
    }

    /** The same for what is done to something that the path names: the fingerprint is that of path and body. */
    @Nullable
    IdempotencyKey idempotencyKeyOfPath() {
        return idempotencyKey(
                () -> Document.object(Map.of("path", Document.ofForeignText(context.path()), "body", json())));
    }

    private @Nullable IdempotencyKey idempotencyKey(Supplier<Document> request) {
        String value = header("Idempotency-Key").orElse(null);
        if (value == null) {
            return null;
        }
        if (!value.matches("[\\x21-\\x7e]{1,255}")) {
            throw usage("Idempotency-Key", "expected 1 to 255 printable characters without blanks");
        }
        return new IdempotencyKey(value, request.get().sha256Hex());
    }

    Cause cause() {
        return cause;
    }

    /** The cause with the reason that came in the body. */
    Cause cause(@Nullable String reason) {
        return reason == null ? cause : cause.because(reason);
    }

    /** How long the caller wants to wait; zero when not at all. */
    Duration waiting() {
        Duration asked = query("wait").map(text -> duration("wait", text)).orElse(Duration.ZERO);
        return asked.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : asked;
    }

    int limit() {
        long limit = query("limit").map(text -> number("limit", text)).orElse((long) DEFAULT_LIMIT);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw usage("limit", "expected 1 to " + MAX_LIMIT + ", found " + limit);
        }
        return (int) limit;
    }

    static long number(String name, String text) {
        if (!text.matches("\\d{1,18}")) {
            throw usage(name, "expected a whole number");
        }
        return Long.parseLong(text);
    }

    static CoreException usage(String name, String message) {
        Document error = Document.object(Map.of("parameter", name, "code", "invalid_value", "message", message));
        return new CoreException(
                ErrorCode.USAGE,
                "parameter '" + name + "': " + message,
                Document.object(Map.of("errors", List.of(error))));
    }

    private static Duration duration(String name, String text) {
        try {
            Duration duration = DurationText.parse(text);
            return duration.isNegative() ? Duration.ZERO : duration;
        } catch (DocumentException unreadable) {
            throw usage(name, String.valueOf(unreadable.getMessage()));
        }
    }

    private static String storable(String where, String name, String value) {
        if (!Document.ofForeignText(value).text().equals(value)) {
            throw new Refusal(400, "malformed-request", where + " parameter '" + name + "' holds a NUL or a surrogate");
        }
        return value;
    }

    private static Refusal malformed(DocumentException malformed) {
        String message = String.valueOf(malformed.getMessage());
        Document error =
                Document.object(Map.of("pointer", malformed.pointer(), "code", "malformed", "message", message));
        return new Refusal(
                400, "malformed-request", "the body: " + message, Document.object(Map.of("errors", List.of(error))));
    }
}
