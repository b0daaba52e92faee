package dev.gradus.core.definition;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.task.Dispatch;
import dev.gradus.core.task.OnFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A definition written in Java instead of a file: it says what the file would say, key by key, and nothing is checked until
 * it is read. The same description has the same content hash, whichever way it was written. What is not called is left out,
 * as in a file. Not thread safe.
 *
 * <pre>{@code
 * DefinitionBuilder.named("build-and-check")
 *         .input("image", InputType.STRING, "my-app:1.0")
 *         .step("sources", step -> step.kind("file_exists", List.of("Dockerfile", "main.c")))
 *         .step("build", step -> step.needs("sources").kind("docker_build", Map.of("image_tag", "${inputs.image}")))
 * }</pre>
 */
public final class DefinitionBuilder {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();
    private final Map<String, Document> inputs = new LinkedHashMap<>();
    private final Map<String, Document> labels = new LinkedHashMap<>();
    private final List<Document> steps = new ArrayList<>();

    private DefinitionBuilder() {}

    /** A definition of this name. */
    public static DefinitionBuilder named(String name) {
        return new DefinitionBuilder().with("name", name);
    }

    /** One line for people. */
    public DefinitionBuilder title(String title) {
        return with("title", title);
    }

    /** More for people. */
    public DefinitionBuilder description(String description) {
        return with("description", description);
    }

    /** Who makes the steps READY. */
    public DefinitionBuilder dispatch(Dispatch dispatch) {
        return with("dispatch", dispatch.word());
    }

    /** What a step's failure means for the task. */
    public DefinitionBuilder onFailure(OnFailure onFailure) {
        return with("on_failure", onFailure.word());
    }

    /** A mark of every task made from it. */
    public DefinitionBuilder label(String name, String value) {
        labels.put(name, Document.of(value));
        return with("labels", labels);
    }

    /** When tasks are made from it by themselves: a cron expression, or an object as a file would have it. */
    public DefinitionBuilder schedule(Object schedule) {
        return with("schedule", schedule);
    }

    /** An input that must be given. */
    public DefinitionBuilder input(String name, InputType type) {
        return input(name, Document.emptyObject().with("type", type.word()));
    }

    /** An input with a default, which is as {@link Document#ofValue} takes it. */
    public DefinitionBuilder input(String name, InputType type, Object absent) {
        return input(name, Document.emptyObject().with("type", type.word()).with("default", absent));
    }

    /** An input in full: an object with {@code type, default, required, description}, or the bare default. */
    public DefinitionBuilder input(String name, Document written) {
        inputs.put(requireNonNull(name, "name"), requireNonNull(written, "written"));
        return with("inputs", inputs);
    }

    /** The next step, of this id. */
    public DefinitionBuilder step(String id, UnaryOperator<StepBuilder> step) {
        steps.add(step.apply(new StepBuilder(id)).source());
        return with("steps", steps);
    }

    private DefinitionBuilder with(String key, Object value) {
        members.put(key, requireNonNull(value, key));
        return this;
    }

    /** The definition as a file would say it, in JSON shape. */
    public Document source() {
        return Document.object(members);
    }

    /** The definition as a file: what {@code Definitions.read} and {@code register} take. */
    public DefinitionText text() {
        return new DefinitionText("definition '" + members.get("name") + "'", source().toPrettyJson());
    }
}
