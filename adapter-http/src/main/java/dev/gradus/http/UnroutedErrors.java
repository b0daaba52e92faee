package dev.gradus.http;

import dev.gradus.core.data.Document;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers requests that are too broken to reach a route: JSON instead of Jetty's page. */
final class UnroutedErrors extends ErrorHandler {
    @Override
    protected boolean generateAcceptableResponse(
            Request request,
            Response response,
            Callback callback,
            String contentType,
            List<Charset> charsets,
            int code,
            @Nullable String message,
            @Nullable Throwable cause) {
        String detail = code < 500 ? "the request was not understood" : "an unexpected error occurred";
        Document body = Document.emptyObject()
                .with("type", "urn:gradus:problem:malformed-request")
                .with("title", "Malformed request")
                .with("status", code)
                .with("code", code < 500 ? "malformed-request" : "internal")
                .with("detail", detail);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Answer.PROBLEM);
        Content.Sink.write(
                response,
                true,
                StandardCharsets.UTF_8
                        .decode(ByteBuffer.wrap(body.toJson().getBytes(StandardCharsets.UTF_8)))
                        .toString(),
                callback);
        return true;
    }
}
