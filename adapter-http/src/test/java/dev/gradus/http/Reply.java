package dev.gradus.http;

import dev.gradus.core.data.Document;
import java.net.http.HttpResponse;
import java.util.Optional;

/** What a server answered. */
record Reply(int status, String body, HttpResponse<String> raw) {

    Document json() {
        return Document.parse(body);
    }

    /** The text or number at a dotted path. */
    String at(String path) {
        return json().at(path)
                .map(value -> value.isString() ? value.text() : value.toJson())
                .orElse("(nothing)");
    }

    Optional<String> header(String name) {
        return raw.headers().firstValue(name);
    }
}
