package dev.gradus.core.task;

import dev.gradus.core.data.Document;
import dev.gradus.core.policy.Backoff;
import dev.gradus.core.policy.RetryPolicy;
import dev.gradus.core.step.ApprovalMoment;
import dev.gradus.core.step.ApprovalPolicy;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepPolicies;
import dev.gradus.core.step.StepRole;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tasks and their graphs by chance, the same for the same seed. */
final class RandomTasks {
    private final Random random;

    RandomTasks(Random random) {
        this.random = random;
    }

    /** So many steps; each may need any of those before it. */
    List<StepSpec> graph(int size) {
        List<StepSpec> steps = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            String key = "s" + n;
            String[] needs = earlier(n);
            steps.add(shape(key, needs).under(policies()));
        }
        return steps;
    }

    private String[] earlier(int n) {
        List<String> needs = new ArrayList<>();
        for (int before = 0; before < n; before++) {
            if (random.nextInt(n) < 2 && random.nextBoolean()) {
                needs.add("s" + before);
            }
        }
        return needs.toArray(String[]::new);
    }

    private StepSpec shape(String key, String... needs) {
        return switch (random.nextInt(12)) {
            case 0 -> Specs.role(StepRole.AUDIT, key, needs);
            case 1 -> Specs.external(key, needs);
            default -> Specs.step(key, needs);
        };
    }

    private StepPolicies policies() {
        StepPolicies usual = StepPolicies.DEFAULT;
        Duration wait = Duration.ofSeconds(random.nextInt(5));
        RetryPolicy retry =
                new RetryPolicy(1 + random.nextInt(3), new Backoff(wait, 2.0, Duration.ofMinutes(1)), Set.of());
        Duration delay = random.nextInt(6) == 0 ? Duration.ofSeconds(7) : Duration.ZERO;
        return new StepPolicies(condition(), retry, usual.timeout(), random.nextInt(3), delay, usual.reuse())
                .with(approval());
    }

    private @Nullable ApprovalPolicy approval() {
        return switch (random.nextInt(24)) {
            case 0 -> ApprovalPolicy.asking(ApprovalMoment.BEFORE);
            case 1 -> ApprovalPolicy.asking(ApprovalMoment.AFTER);
            case 2 ->
                new ApprovalPolicy(
                        ApprovalMoment.BEFORE, null, Duration.ofSeconds(20), false, null, Document.emptyObject(), 2);
            default -> null;
        };
    }

    private When condition() {
        return switch (random.nextInt(8)) {
            case 0 -> When.FAILURE;
            case 1 -> When.ALWAYS;
            default -> When.SUCCESS;
        };
    }

    /** One of these. */
    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Some of these keys, possibly none. */
    Set<StepKey> some(List<StepKey> keys) {
        return Set.copyOf(keys.stream().filter(key -> random.nextInt(3) == 0).toList());
    }
}
