package dev.gradus.core.simulation;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.WaitReason;
import dev.gradus.core.task.TaskSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What attempts come to by chance: mostly success. */
final class SimulatedOutcomes {
    private static final int MOST_STEPS = 20;

    private final World world;
    private final SimulatedTasks tasks;

    SimulatedOutcomes(World world) {
        this.world = world;
        this.tasks = new SimulatedTasks(world);
    }

    static Outcome success() {
        return Outcome.success(Document.emptyObject().with("ok", true));
    }

    Outcome of(ClaimedStep claimed) {
        return switch (world.random().nextInt(30)) {
            case 0, 1, 2, 3 -> Outcome.failure(Failure.infra("BROKEN", "it broke"));
            case 4 -> Outcome.failure(Failure.user("WRONG", "it is wrong"));
            case 5 -> Outcome.failure(Failure.policy("TOO_MUCH", "it is too much"));
            case 6 -> new Outcome.Wait(world.one(List.of(WaitReason.values())), null);
            case 7, 8 ->
                new Outcome.Release(
                        world.now().plusSeconds(world.random().nextInt(9)),
                        Document.emptyObject().with("seen", 1));
            case 9 -> children(claimed);
            case 10 -> reset(claimed);
            default -> success();
        };
    }

    private Outcome children(ClaimedStep claimed) {
        TaskSnapshot snapshot = world.task(claimed.taskId());
        List<StepSpec> children = new ArrayList<>();
        StepKey parent = claimed.step().key();
        snapshot.all().stream()
                .filter(step -> parent.equals(step.spec().parent()) && world.chance(60))
                .forEach(step -> children.add(step.spec()));
        if (snapshot.steps().size() < MOST_STEPS) {
            children.add(tasks.step(world.name("c"), tasks.place(parent), Set.of(parent)));
        }
        return new Outcome.Children(Document.emptyObject(), children);
    }

    private Outcome reset(ClaimedStep claimed) {
        Set<StepKey> needs = claimed.step().spec().needs();
        Set<StepKey> targets = needs.isEmpty() ? Set.of(claimed.step().key()) : Set.copyOf(needs);
        return new Outcome.Reset(targets, "once more");
    }
}
