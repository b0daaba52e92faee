package dev.gradus.core.task;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.step.SkipReason;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepEvent;
import dev.gradus.core.step.StepIds;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the children of a step exactly those given: new ones are added, changed ones revised, vanished ones that have not
 * begun are skipped; unchanged ones keep their identity and results.
 */
final class ChildReconciliation {
    private ChildReconciliation() {}

    static List<DomainEvent> of(TaskSnapshot snapshot, Step parent, List<StepSpec> wanted, StepIds ids) {
        Map<StepKey, StepSpec> byKey = new LinkedHashMap<>();
        wanted.forEach(spec -> byKey.put(spec.key(), spec));
        List<DomainEvent> events = new ArrayList<>();
        List<TaskEvent.AddedStep> added = new ArrayList<>();
        for (StepSpec spec : byKey.values()) {
            snapshot.step(spec.key())
                    .ifPresentOrElse(
                            present -> {
                                if (!present.spec().equals(spec)) {
                                    events.add(new TaskEvent.StepRevised(spec));
                                }
                            },
                            () -> added.add(new TaskEvent.AddedStep(ids.next(), spec)));
        }
        for (Step step : snapshot.all()) {
            boolean vanished = parent.key().equals(step.spec().parent()) && !byKey.containsKey(step.key());
            if (vanished && (step.state() == StepState.PENDING || step.state() == StepState.READY)) {
                events.add(new StepEvent.StepSkipped(step.key(), SkipReason.BY_REQUEST));
            }
        }
        if (!added.isEmpty()) {
            events.add(0, new TaskEvent.StepsAdded(added));
        }
        return events;
    }
}
