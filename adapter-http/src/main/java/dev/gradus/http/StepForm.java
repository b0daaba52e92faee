package dev.gradus.http;

import dev.gradus.core.api.Definitions;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.StepBody;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one step of a standing task, written as in a definition file. It is checked by the reader of definitions, as the
 * only step of a definition that is thrown away. Its settings are never interpolated.
 */
final class StepForm {
    private final Definitions definitions;

    StepForm(Definitions definitions) {
        this.definitions = definitions;
    }

    /** @param key the step's name when the address gives it */
    StepSpec read(Document given, @Nullable StepKey key) {
        if (!given.isObject()) {
            throw invalid("", "a step is an object");
        }
        Document step = key == null ? given : withKey(given, key);
        Document alone = step.without("needs").transformStrings(StepForm::literal);
        Document definition = Document.object(Map.of("name", "step", "steps", List.of(alone)));
        StepSpec read = definitions
                .read(new DefinitionText("step", definition.toPrettyJson()))
                .orThrow()
                .steps()
                .get(0);
        Document settings = step.member(read.body().kind()).orElse(read.body().settings());
        return new StepSpec(
                read.key(),
                read.title(),
                read.place(),
                new StepBody(read.body().kind(), settings, false),
                needs(step),
                read.policies(),
                read.labels());
    }

    private static Document withKey(Document given, StepKey key) {
        Document id = given.member("id").orElse(Document.of(key.value()));
        if (!id.equals(Document.of(key.value()))) {
            throw invalid("/id", "the address says '" + key + "'");
        }
        return given.with("id", id);
    }

    private static Set<StepKey> needs(Document step) {
        Document needs = step.member("needs").orElse(Document.emptyArray());
        if (!needs.isArray()) {
            throw invalid("/needs", "'needs' is a list of step ids");
        }
        Set<StepKey> keys = new LinkedHashSet<>();
        for (Document need : needs.items()) {
            if (!need.isString() || !StepKey.isValid(need.text())) {
                throw invalid("/needs", "'needs' is a list of step ids");
            }
            keys.add(new StepKey(need.text()));
        }
        return keys;
    }

    private static Document literal(String text) {
        return Document.of(text.replace("${", "$${"));
    }

    private static CoreException invalid(String pointer, String message) {
        Document error = Document.object(Map.of("pointer", pointer, "code", "invalid_value", "message", message));
        return new CoreException(ErrorCode.INVALID_INPUT, message, Document.object(Map.of("errors", List.of(error))));
    }
}
