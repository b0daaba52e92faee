package dev.gradus.core.simulation;

import dev.gradus.core.data.Document;
import dev.gradus.core.policy.Backoff;
import dev.gradus.core.policy.RetryPolicy;
import dev.gradus.core.port.NewTask;
import dev.gradus.core.step.ApprovalMoment;
import dev.gradus.core.step.ApprovalPolicy;
import dev.gradus.core.step.StepBody;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepPlace;
import dev.gradus.core.step.StepPolicies;
import dev.gradus.core.step.StepRole;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.When;
import dev.gradus.core.task.Dispatch;
import dev.gradus.core.task.OnFailure;
import dev.gradus.core.task.Pins;
import dev.gradus.core.task.TaskRules;
import dev.gradus.core.task.TaskSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tasks by chance. */
final class SimulatedTasks {
    /** Ordinary work. */
    static final String WORK = "work";

    /** Work that mostly takes its worker down with it. */
    static final String DEADLY = "deadly";

    static final String EXTERNAL = "external";

    static final Set<String> KINDS = Set.of(WORK, DEADLY);

    private final World world;

    SimulatedTasks(World world) {
        this.world = world;
    }

    NewTask task() {
        Dispatch dispatch = world.chance(30) ? Dispatch.MANUAL : Dispatch.AUTO;
        TaskRules rules = new TaskRules(dispatch, world.one(List.of(OnFailure.values())));
        List<StepSpec> steps = new ArrayList<>();
        int size = 1 + world.random().nextInt(7);
        for (int n = 0; n < size; n++) {
            List<StepKey> known = steps.stream().map(StepSpec::key).toList();
            steps.add(step("s" + n, n == 0 ? StepPlace.WORK : place(null), known));
        }
        TaskSpec spec = new TaskSpec(world.name("task-"), null, Document.emptyObject(), rules, null, Map.of());
        return new NewTask(spec, pins(), steps, null);
    }

    Pins pins() {
        return world.chance(40) ? Pins.toHost(world.one(World.HOSTS)) : Pins.NONE;
    }

    /** A step that needs some of those that exist. */
    StepSpec step(String key, StepPlace place, Collection<StepKey> known) {
        Set<StepKey> needs = Set.copyOf(known.stream()
                .filter(any -> world.random().nextInt(known.size() + 1) < 2 && world.chance(60))
                .toList());
        StepBody body = new StepBody(kind(), Document.emptyObject(), false);
        return new StepSpec(new StepKey(key), key, place, body, needs, policies(), Map.of());
    }

    StepPlace place(@Nullable StepKey parent) {
        return new StepPlace(parent == null && world.chance(8) ? StepRole.AUDIT : StepRole.WORK, parent);
    }

    private String kind() {
        if (world.chance(6)) {
            return EXTERNAL;
        }
        return world.chance(12) ? DEADLY : WORK;
    }

    private StepPolicies policies() {
        StepPolicies usual = StepPolicies.DEFAULT;
        Duration wait = Duration.ofSeconds(world.random().nextInt(4));
        RetryPolicy retry =
                new RetryPolicy(1 + world.random().nextInt(3), new Backoff(wait, 2.0, Duration.ofMinutes(1)), Set.of());
        Duration delay = world.chance(15) ? Duration.ofSeconds(5) : Duration.ZERO;
        When when = world.chance(75) ? When.SUCCESS : world.one(List.of(When.ALWAYS, When.FAILURE));
        return new StepPolicies(when, retry, usual.timeout(), world.random().nextInt(3), delay, usual.reuse())
                .with(approval());
    }

    private @Nullable ApprovalPolicy approval() {
        return switch (world.random().nextInt(20)) {
            case 0 -> ApprovalPolicy.asking(ApprovalMoment.BEFORE);
            case 1 -> ApprovalPolicy.asking(ApprovalMoment.AFTER);
            case 2 ->
                new ApprovalPolicy(
                        ApprovalMoment.BEFORE, null, Duration.ofSeconds(20), false, null, Document.emptyObject(), 2);
            default -> null;
        };
    }
}
