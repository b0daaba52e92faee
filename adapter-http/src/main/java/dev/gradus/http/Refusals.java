package dev.gradus.http;

import dev.gradus.core.api.Representations;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes refusals: problem JSON under {@code /api}, {@code {"detail": …}} at the seeds' paths. */
final class Refusals {
    private final Representations shapes;

    Refusals(Representations shapes) {
        this.shapes = shapes;
    }

    Answer.Complete of(CoreException refusal, String path, String requestId) {
        int status = Statuses.of(refusal.code());
        if (refusal.code() == ErrorCode.INTERNAL) {
            return unexpected(path, requestId);
        }
        Answer.Complete answer = isApi(path)
                ? problem(status, shapes.problem(refusal), requestId)
                : detail(status, refusal.getMessage());
        return refusal.code().retryHelps() ? answer.with("Retry-After", "1") : answer;
    }

    Answer.Complete of(Refusal refusal, String path, String requestId) {
        int status = refusal.status();
        Answer.Complete answer = isApi(path)
                ? problem(status, refusal.details().merge(problem(refusal.code(), refusal.message())), requestId)
                : detail(status, refusal.message());
        return switch (status) {
            case 401 -> answer.with("WWW-Authenticate", "Bearer");
            case 408, 413 -> answer.with("Connection", "close");
            default -> answer;
        };
    }

    /** A mistake of ours: the caller gets a number to quote, and nothing else. */
    Answer.Complete unexpected(String path, String requestId) {
        String message = "an unexpected error occurred; quote request id " + requestId;
        return isApi(path) ? problem(500, problem("internal", message), requestId) : detail(500, message);
    }

    /** The one line that seed paths show. */
    static Answer.Complete detail(int status, @Nullable String message) {
        return Answer.json(status, Document.object(Map.of("detail", Document.ofForeignText(String.valueOf(message)))));
    }

    private static Answer.Complete problem(int status, Document problem, String requestId) {
        Document whole = problem.with("status", status).with("request_id", requestId);
        return Answer.text(status, Answer.PROBLEM, whole.toJson());
    }

    private static Document problem(String code, String message) {
        String title = code.substring(0, 1).toUpperCase(Locale.ROOT)
                + code.substring(1).replace('-', ' ');
        return Document.emptyObject()
                .with("type", "urn:gradus:problem:" + code)
                .with("title", title)
                .with("code", code)
                .with("detail", Document.ofForeignText(message));
    }

    private static boolean isApi(String path) {
        return path.startsWith("/api/");
    }
}
