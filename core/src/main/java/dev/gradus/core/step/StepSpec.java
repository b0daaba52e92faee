package dev.gradus.core.step;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a step is, as opposed to how it fares.
 *
 * @param key its name within the task
 * @param title for people
 * @param place its role, and the step it belongs under when it was generated
 * @param body what it does
 * @param needs the steps that must end before it, in the order written
 * @param policies when and how often it runs
 * @param labels what the worker that executes it has to offer, in the order written
 */
public record StepSpec(
        StepKey key,
        String title,
        StepPlace place,
        StepBody body,
        Set<StepKey> needs,
        StepPolicies policies,
        Map<String, String> labels) {
    public StepSpec {
        requireNonNull(key, "key");
        requireNonNull(title, "title");
        requireNonNull(place, "place");
        requireNonNull(body, "body");
        requireNonNull(policies, "policies");
        needs = Collections.unmodifiableSet(new LinkedHashSet<>(needs));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        if (needs.contains(key)) {
            throw new IllegalArgumentException("step '" + key + "' needs itself");
        }
    }

    /** A work step with default policies. */
    public static StepSpec work(StepKey key, StepBody body, Set<StepKey> needs) {
        return new StepSpec(key, key.value(), StepPlace.WORK, body, needs, StepPolicies.DEFAULT, Map.of());
    }

    /** The same step under other policies. */
    public StepSpec under(StepPolicies others) {
        return new StepSpec(key, title, place, body, needs, others, labels);
    }

    /** The same step with other settings. */
    public StepSpec doing(Document settings) {
        StepBody changed = new StepBody(body.kind(), settings, body.interpolated());
        return new StepSpec(key, title, place, changed, needs, policies, labels);
    }

    /** What has to admit the step beside a free worker. */
    public Gates gates() {
        Gates given = policies.gates();
        return given == null ? Gates.NONE : given;
    }

    /** Whether the step counts for its task's state. */
    public boolean isWork() {
        return place.role() == StepRole.WORK;
    }

    /** Whether somebody else executes the step and only reports. */
    public boolean isExternal() {
        return body.kind().equals("external");
    }

    /** Whether nothing is executed: a person's decision is all there is to it. */
    public boolean isGate() {
        return body.kind().equals("gate");
    }

    /** The step under which this one was generated. */
    public @Nullable StepKey parent() {
        return place.parent();
    }
}
