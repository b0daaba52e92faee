package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values on the command line. */
final class Pairs {
    private Pairs() {}

    /** Inputs: the JSON object first, then each {@code name=value} over it. */
    static Document inputs(@Nullable String json, Map<String, String> pairs) {
        Document inputs = json == null ? Document.emptyObject() : object("--inputs", json);
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            inputs = inputs.with(pair.getKey(), value(pair.getValue()));
        }
        return inputs;
    }

    /** JSON when it is JSON, else the text itself. */
    static Document value(String text) {
        try {
            return Document.parse(text);
        } catch (DocumentException e) {
            return text(text);
        }
    }

    /** A JSON object. */
    static Document object(String option, String json) {
        try {
            Document object = Document.parse(json);
            if (object.isObject()) {
                return object;
            }
            throw new CoreException(ErrorCode.INVALID_INPUT, option + " must be a JSON object");
        } catch (DocumentException e) {
            throw new CoreException(ErrorCode.INVALID_INPUT, option + " is not JSON: " + e.getMessage(), e);
        }
    }

    private static Document text(String text) {
        try {
            return Document.of(text);
        } catch (DocumentException e) {
            throw CoreException.invalidInput(e);
        }
    }
}
