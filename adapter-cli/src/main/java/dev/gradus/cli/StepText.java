package dev.gradus.cli;

import dev.gradus.core.api.Definitions;
import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.StepBody;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads a single step, as a definition would have it, by reading a definition that has only this step. */
final class StepText {
    private StepText() {}

    /** The step; nothing in its settings is interpolated. */
    static StepSpec read(Document body, Definitions definitions) {
        Document alone = body.without("needs");
        Document around = Document.emptyObject().with("name", "step").with("steps", List.of(alone));
        Definition definition = definitions
                .read(new DefinitionText("settings", around.toPrettyJson()))
                .orThrow();
        StepSpec read = definition.steps().get(0);
        StepBody literal = new StepBody(read.body().kind(), read.body().settings(), false);
        return new StepSpec(
                read.key(), read.title(), read.place(), literal, needs(body), read.policies(), read.labels());
    }

    private static Set<StepKey> needs(Document body) {
        Set<StepKey> needs = new LinkedHashSet<>();
        try {
            for (Document need :
                    body.member("needs").orElse(Document.emptyArray()).items()) {
                needs.add(new StepKey(need.text()));
            }
        } catch (DocumentException e) {
            throw CoreException.invalidInput(e);
        } catch (IllegalArgumentException e) {
            throw new CoreException(ErrorCode.INVALID_INPUT, "needs: " + e.getMessage(), e);
        }
        return needs;
    }
}
