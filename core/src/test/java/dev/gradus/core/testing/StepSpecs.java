package dev.gradus.core.testing;

import dev.gradus.core.data.Document;
import dev.gradus.core.policy.Backoff;
import dev.gradus.core.policy.RetryPolicy;
import dev.gradus.core.step.StepBody;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepPolicies;
import dev.gradus.core.step.StepSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Steps of one kind to begin with. A contract gives each of its tests a kind of its own, so that tests which share a
 * database never claim each other's steps.
 *
 * @param kind of every step
 */
public record StepSpecs(String kind) {

    /** A step with default policies. */
    public StepSpec step(String key, String... needs) {
        return StepSpec.work(new StepKey(key), new StepBody(kind, Document.emptyObject(), false), keys(needs));
    }

    /** A step that calls a tool. */
    public static StepSpec tool(String key, String tool) {
        Document settings = Document.emptyObject().with("name", tool);
        return StepSpec.work(new StepKey(key), new StepBody("tool", settings, false), Set.of());
    }

    /** A step that is tried so often, always after the same wait. */
    public StepSpec retrying(String key, int maxAttempts, Duration wait) {
        RetryPolicy retry = new RetryPolicy(maxAttempts, new Backoff(wait, 1.0, wait), Set.of());
        return step(key).under(policies(retry, 0, Duration.ZERO));
    }

    /** A step that is claimed before those with a greater number. */
    public StepSpec prioritised(String key, int priority) {
        return step(key).under(policies(RetryPolicy.NONE, priority, Duration.ZERO));
    }

    /** A step that is not claimed before this time has passed. */
    public StepSpec delayed(String key, Duration delay) {
        return step(key).under(policies(RetryPolicy.NONE, 0, delay));
    }

    /** A step that only a worker with these labels may execute. */
    public StepSpec demanding(String key, Map<String, String> labels) {
        StepSpec plain = step(key);
        return new StepSpec(
                plain.key(), plain.title(), plain.place(), plain.body(), plain.needs(), plain.policies(), labels);
    }

    private static StepPolicies policies(RetryPolicy retry, int priority, Duration delay) {
        StepPolicies usual = StepPolicies.DEFAULT;
        return new StepPolicies(usual.when(), retry, usual.timeout(), priority, delay, usual.reuse());
    }

    private static Set<StepKey> keys(String... values) {
        return Arrays.stream(values).map(StepKey::new).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
