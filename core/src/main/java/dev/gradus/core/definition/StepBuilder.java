package dev.gradus.core.definition;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DurationText;
import dev.gradus.core.step.ApprovalMoment;
import dev.gradus.core.step.ReuseMode;
import dev.gradus.core.step.StepRole;
import dev.gradus.core.step.When;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One step of a {@link DefinitionBuilder}: a method for each common key, and one for the kind. Not thread safe. */
public final class StepBuilder {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();
    private final Map<String, Document> labels = new LinkedHashMap<>();
    private final Map<String, Document> environment = new LinkedHashMap<>();

    StepBuilder(String id) {
        with("id", id);
    }

    /** What the step does: its kind and the kind's settings, a record or what {@link Document#ofValue} takes. */
    public StepBuilder kind(String kind, Object settings) {
        return with(kind, settings instanceof Record written ? Document.ofRecord(written) : settings);
    }

    /** One line for people; the id by default. */
    public StepBuilder title(String title) {
        return with("title", title);
    }

    /** What it counts as; {@code work} by default. */
    public StepBuilder role(StepRole role) {
        return with("role", role.word());
    }

    /** The steps that must end before it. */
    public StepBuilder needs(String... ids) {
        return with("needs", List.of(ids));
    }

    /** Which outcome of its needs lets it run. */
    public StepBuilder when(When when) {
        return with("when", when.word());
    }

    /** Up to so many attempts, 1 to 1,000, with the usual waits between them. */
    public StepBuilder retry(int attempts) {
        return with("retry", attempts);
    }

    /** Up to so many attempts, and the waits between them. */
    public StepBuilder retry(int attempts, UnaryOperator<RetryBuilder> waits) {
        return with("retry", waits.apply(new RetryBuilder(attempts)).source());
    }

    /** How long one attempt may take, 1 ms to 24 h. */
    public StepBuilder timeout(Duration limit) {
        return with("timeout", DurationText.format(limit));
    }

    /** Smaller runs first, -1,000 to 1,000. */
    public StepBuilder priority(int priority) {
        return with("priority", priority);
    }

    /** How long after becoming READY it may first be claimed, up to 365 days. */
    public StepBuilder delay(Duration delay) {
        return with("delay", DurationText.format(delay));
    }

    /** The named queue it stands in. */
    public StepBuilder queue(String name) {
        return with("queue", name);
    }

    /** How many steps with this key, over all tasks, are executed at once. */
    public StepBuilder concurrency(String key, int limit) {
        return with("concurrency", Map.of("key", key, "limit", limit));
    }

    /** A demand on its worker, or a free mark. */
    public StepBuilder label(String name, String value) {
        labels.put(name, Document.of(value));
        return with("labels", labels);
    }

    /** A variable that the kind gives to what it runs. */
    public StepBuilder env(String name, String value) {
        environment.put(name, Document.of(value));
        return with("env", environment);
    }

    /** Whether an earlier result may stand in. */
    public StepBuilder reuse(ReuseMode reuse) {
        return with("reuse", reuse.word());
    }

    /** When a person is asked about it; {@link #with} takes the whole of an approval. */
    public StepBuilder approval(ApprovalMoment when) {
        return with("approval", when.word());
    }

    /** A key of the format that has no method of its own, with a value as {@link Document#ofValue} takes it. */
    public StepBuilder with(String key, Object value) {
        members.put(requireNonNull(key, "key"), requireNonNull(value, key));
        return this;
    }

    Document source() {
        return Document.object(members);
    }
}
