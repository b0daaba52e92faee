package dev.gradus.http;

import dev.gradus.core.api.Definitions;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import java.util.List;
import java.util.Map;

/** One step of a standing task as a body, written as in a definition file; the address may give its name. */
final class StepForm {
    private final Definitions definitions;

    StepForm(Definitions definitions) {
        this.definitions = definitions;
    }

    /** A new step. */
    StepSpec read(Document given) {
        return definitions.readStep(object(given), false);
    }

    /** What this step is to become; the address gives its name. */
    StepSpec read(Document given, Step step) {
        boolean interpolated = step.spec().body().interpolated();
        return definitions.readStep(withKey(object(given), step.key()), interpolated);
    }

    private static Document object(Document given) {
        if (!given.isObject()) {
            throw invalid("", "a step is an object");
        }
        return given;
    }

    private static Document withKey(Document given, StepKey key) {
        Document id = given.member("id").orElse(Document.of(key.value()));
        if (!id.equals(Document.of(key.value()))) {
            throw invalid("/id", "the address says '" + key + "'");
        }
        return given.with("id", id);
    }

    private static CoreException invalid(String pointer, String message) {
        Document error = Document.object(Map.of("pointer", pointer, "code", "invalid_value", "message", message));
        return new CoreException(ErrorCode.INVALID_INPUT, message, Document.object(Map.of("errors", List.of(error))));
    }
}
