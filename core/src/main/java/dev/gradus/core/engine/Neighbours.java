package dev.gradus.core.engine;

import dev.gradus.core.data.Document;
import dev.gradus.core.kind.Upstream;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskSnapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The steps before and after one in its task. */
final class Neighbours {
    private final TaskSnapshot snapshot;
    private final StepKey own;

    Neighbours(TaskSnapshot snapshot, StepKey own) {
        this.snapshot = snapshot;
        this.own = own;
    }

    /** The steps that it needs, and those that these need, nearest first, each once. */
    List<Upstream> upstream() {
        List<Upstream> found = new ArrayList<>();
        Set<StepKey> seen = new LinkedHashSet<>();
        Deque<StepKey> next = new ArrayDeque<>(List.of(own));
        while (!next.isEmpty()) {
            for (StepKey need : snapshot.require(next.remove()).spec().needs()) {
                if (seen.add(need)) {
                    next.add(need);
                    found.add(upstream(snapshot.require(need)));
                }
            }
        }
        return found;
    }

    private static Upstream upstream(Step step) {
        boolean completed = step.state() == StepState.COMPLETED;
        Document results = completed ? step.result().results() : Document.emptyObject();
        return new Upstream(step.id(), step.key(), step.spec().body().kind(), results);
    }

    /** The kinds of the steps that need it directly. */
    List<String> dependants() {
        return snapshot.all().stream()
                .filter(step -> step.spec().needs().contains(own))
                .map(step -> step.spec().body().kind())
                .toList();
    }
}
