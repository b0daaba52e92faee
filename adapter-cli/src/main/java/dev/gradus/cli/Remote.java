package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import dev.gradus.core.data.DocumentLimits;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests to a server's {@code /api/v1} and {@code /tasks}. Thread safe. */
final class Remote {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(70);
    private static final int FIRST_ERROR = 400;

    private final String base;
    private final @Nullable String token;
    private final int maxInputBytes;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    Remote(String url, @Nullable String token, int maxInputBytes) {
        this.base = url.replaceAll("/+$", "");
        this.token = token;
        this.maxInputBytes = maxInputBytes;
        if (!base.matches("https?://[^/\\s]+.*")) {
            throw new CoreException(
                    ErrorCode.USAGE, "not a server's address: '" + url + "', expected http://host:port");
        }
    }

    /** The largest input that this side would send. */
    int maxInputBytes() {
        return maxInputBytes;
    }

    /** One part of a path. */
    static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Document get(String path) {
        return json(accepted(send(request(path).GET())));
    }

    String text(String path) {
        return accepted(send(request(path).GET())).body();
    }

    Document post(String path, Document body) {
        return json(accepted(send(posting(path, body, Map.of()))));
    }

    Document put(String path, Document body) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        return json(accepted(send(request.PUT(BodyPublishers.ofString(body.toJson())))));
    }

    Document patch(String path, Document body) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body.toJson()));
        return json(accepted(send(request)));
    }

    Document delete(String path) {
        return json(accepted(send(request(path).DELETE())));
    }

    /** A change of a task of which the caller has seen this version. */
    Document send(String method, String path, Document body, long seen) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"" + seen + "\"")
                .method(method, BodyPublishers.ofString(body.toJson()));
        return json(accepted(send(request)));
    }

    /** The whole answer of a POST, refusals thrown. */
    HttpResponse<String> posted(String path, Document body, Map<String, String> headers) {
        return accepted(send(posting(path, body, headers)));
    }

    /** An answer of the {@code /tasks} face; refusals as it words them. */
    Document flow(String method, String path, @Nullable Document body) {
        HttpRequest.Builder request = request(path);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body.toJson()));
        }
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() < FIRST_ERROR) {
            return json(answer);
        }
        try {
            throw new FlowRefusal(Document.parse(answer.body()));
        } catch (DocumentException e) {
            throw FlowRefusal.of(answer.body());
        }
    }

    Document json(HttpResponse<String> answer) {
        try {
            return Document.parse(answer.body(), DocumentLimits.STORED);
        } catch (DocumentException e) {
            throw new CoreException(
                    ErrorCode.UNREACHABLE, base + " answers, but not like a Gradus server: " + e.getMessage(), e);
        }
    }

    private HttpRequest.Builder posting(String path, Document body, Map<String, String> headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toJson()));
        headers.forEach(request::header);
        return request;
    }

    private HttpRequest.Builder request(String path) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER);
            return token == null ? request : request.header("Authorization", "Bearer " + token);
        } catch (IllegalArgumentException e) {
            throw new CoreException(ErrorCode.USAGE, "not a server's address: '" + base + "'", e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw unreachable("no answer in time", e);
        } catch (ConnectException e) {
            throw unreachable("connection refused", e);
        } catch (IOException e) {
            throw unreachable(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("interrupted", e);
        }
    }

    private CoreException unreachable(String reason, Exception cause) {
        return new CoreException(ErrorCode.UNREACHABLE, "Failed to reach API at " + base + ": " + reason, cause);
    }

    private HttpResponse<String> accepted(HttpResponse<String> answer) {
        if (answer.statusCode() < FIRST_ERROR) {
            return answer;
        }
        Document problem;
        try {
            problem = Document.parse(answer.body());
        } catch (DocumentException e) {
            throw new CoreException(ErrorCode.UNREACHABLE, base + " answered " + answer.statusCode(), e);
        }
        String detail = Cells.text(problem, "detail");
        String sentence = detail.isEmpty()
                ? base + " answered " + answer.statusCode()
                : problem.at("detail").orElseThrow().text();
        throw new CoreException(code(Cells.text(problem, "code"), answer.statusCode()), sentence, problem);
    }

    private static ErrorCode code(String word, int status) {
        return Arrays.stream(ErrorCode.values())
                .filter(code -> code.word().equals(word))
                .findFirst()
                .orElse(
                        switch (status) {
                            case 401, 403 -> ErrorCode.NOT_ALLOWED;
                            case 404, 405 -> ErrorCode.NOT_FOUND;
                            case 409 -> ErrorCode.CONFLICT;
                            case 412 -> ErrorCode.PRECONDITION_FAILED;
                            case 400, 413, 422 -> ErrorCode.INVALID_INPUT;
                            case 429 -> ErrorCode.LIMIT_EXCEEDED;
                            case 503, 504 -> ErrorCode.UNREACHABLE;
                            default -> ErrorCode.INTERNAL;
                        });
    }
}
