package dev.gradus.cli;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import java.util.List;
import java.util.Map;

/** A refusal of the {@code /tasks} face: the body that a client of it would be answered with. */
final class FlowRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Document body;

    FlowRefusal(Document body) {
        super(text(body), null, false, false);
        this.body = requireNonNull(body, "body");
    }

    /** With a sentence as its {@code detail}. */
    static FlowRefusal of(String detail) {
        return new FlowRefusal(Document.emptyObject().with("detail", Document.ofForeignText(detail)));
    }

    /** With one fault of the request's body, as the original's library reports it. */
    static FlowRefusal invalid(
            String type, String member, String message, Document input, Map<String, Integer> bounds) {
        Document fault = Document.emptyObject()
                .with("type", type)
                .with("loc", List.of("body", member))
                .with("msg", message)
                .with("input", input)
                .with("ctx", bounds);
        return new FlowRefusal(Document.emptyObject().with("detail", List.of(fault)));
    }

    /** What the original prints: the sentence, or else the whole body as JSON. */
    String shown() {
        return text(body);
    }

    private static String text(Document body) {
        return body.member("detail")
                .filter(Document::isString)
                .map(Document::text)
                .orElseGet(body::toPrettyJson);
    }
}
