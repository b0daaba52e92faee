package dev.gradus.core.definition;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import dev.gradus.core.data.DottedPath;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.StepKey;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Fills the placeholders of a step's settings: {@code ${inputs.NAME}}, {@code ${steps.ID.results.PATH}},
 * {@code ${task.FACT}}, {@code ${feedback.FIELD}} and {@code ${env.NAME}}, all but the last with a dotted path into the value when one is wanted. A
 * string that is one placeholder becomes the value with its type; within other text a string is copied and everything else
 * written as compact JSON. {@code $$} before a brace stands for one dollar sign; any other text between braces, such as
 * {@code ${HOME}}, is left as it is. Member names are never touched, and what a value brings is not read again. Stateless.
 */
public final class Interpolation {
    /** The facts of a task that placeholders can name. */
    public static final Set<String> TASK_FACTS = Set.of("id", "uuid", "name", "local_path", "round");

    private static final int MAX_TEXT = 16 << 20;

    /** What stands for a field that nobody has filled in: work begins before anybody can judge it. */
    private static final Document NOTHING_SAID = Document.of("");

    private Interpolation() {}

    /** What placeholders stand for. */
    public interface Values {

        /** The task's inputs, an object. */
        Document inputs();

        /** What a step that completed left; empty for every other. */
        Optional<Document> results(StepKey step);

        /** The task's facts, an object with members among {@link #TASK_FACTS}. */
        Document task();

        /** What was filled in when the work was last pushed back to the step, an object; empty before that. */
        Document feedback();

        /** A variable's value; asked only for names that {@link EnvironmentNames} allows. */
        Optional<String> environment(String name);
    }

    /**
     * The settings with every placeholder filled.
     *
     * @throws CoreException INVALID_INPUT naming the first placeholder that has no value; LIMIT_EXCEEDED when the text would
     *     become too long
     */
    public static Document resolve(Document settings, Values values) {
        int[] left = {MAX_TEXT};
        try {
            return settings.transformStrings(text -> resolve(Template.parse(text), values, left));
        } catch (DocumentException refused) {
            throw CoreException.invalidInput(refused);
        }
    }

    /** The steps whose results the settings ask for. */
    public static Set<StepKey> stepReferences(Document settings) {
        Set<StepKey> steps = new LinkedHashSet<>();
        eachText(
                settings,
                text -> Template.parse(text)
                        .placeholders()
                        .filter(place -> place.scope() == Placeholder.Scope.STEPS && place.fault() == null)
                        .forEach(place -> steps.add(new StepKey(place.name()))));
        return Collections.unmodifiableSet(steps);
    }

    /** Whether the text holds a placeholder, so that it can become anything. */
    public static boolean hasPlaceholders(String text) {
        return Template.parse(text).placeholders().findAny().isPresent();
    }

    private static Document resolve(Template template, Values values, int[] left) {
        if (template.isOnePlaceholder()) {
            return value((Placeholder) template.parts().get(0), values);
        }
        StringBuilder text = new StringBuilder();
        for (Template.Part part : template.parts()) {
            String piece = part instanceof Template.Literal literal
                    ? literal.text()
                    : written(value((Placeholder) part, values));
            left[0] -= piece.length();
            if (left[0] < 0) {
                throw new CoreException(
                        ErrorCode.LIMIT_EXCEEDED,
                        "the settings would be longer than %d characters with their placeholders filled"
                                .formatted(MAX_TEXT));
            }
            text.append(piece);
        }
        return Document.of(text.toString());
    }

    private static String written(Document value) {
        return value.isString() ? value.text() : value.toJson();
    }

    private static Document value(Placeholder place, Values values) {
        if (place.fault() != null) {
            throw unresolved(place, place.fault());
        }
        Optional<Document> found = switch (place.scope()) {
            case INPUTS -> values.inputs().member(place.name());
            case TASK -> values.task().member(place.name());
            case STEPS -> values.results(new StepKey(place.name()));
            case ENV -> variable(place.name(), values);
            case FEEDBACK -> Optional.of(values.feedback().member(place.name()).orElse(NOTHING_SAID));
        };
        return found.flatMap(value -> place.path().isEmpty() ? found : value.at(new DottedPath(place.path())))
                .orElseThrow(() -> unresolved(place, "it has no value"));
    }

    private static Optional<Document> variable(String name, Values values) {
        return EnvironmentNames.allows(name) ? values.environment(name).map(Document::ofForeignText) : Optional.empty();
    }

    private static CoreException unresolved(Placeholder place, String why) {
        String written = Wording.line(place.written());
        return new CoreException(
                ErrorCode.INVALID_INPUT,
                "the placeholder %s cannot be filled: %s".formatted(written, Wording.line(why)),
                Document.emptyObject().with("placeholder", written));
    }

    private static void eachText(Document value, Consumer<String> consumer) {
        if (value.isString()) {
            consumer.accept(value.text());
        } else if (value.isArray()) {
            value.items().forEach(item -> eachText(item, consumer));
        } else if (value.isObject()) {
            value.members().values().forEach(member -> eachText(member, consumer));
        }
    }
}
