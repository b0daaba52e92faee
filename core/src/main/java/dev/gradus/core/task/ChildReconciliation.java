package dev.gradus.core.task;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.step.SkipReason;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepEvent;
import dev.gradus.core.step.StepIds;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTrigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes the children of a step exactly those given. Unchanged ones keep their identity and results; new ones are added; changed
 * ones are revised and, when they have ended, opened again with what follows them; vanished ones are removed with what was
 * generated under them. A vanished one that runs is left to finish, and one that a staying step needs is skipped.
 */
final class ChildReconciliation {
    private final TaskSnapshot snapshot;
    private final Step parent;
    private final Map<StepKey, StepSpec> wanted = new LinkedHashMap<>();

    ChildReconciliation(TaskSnapshot snapshot, Step parent, List<StepSpec> wanted) {
        this.snapshot = snapshot;
        this.parent = parent;
        wanted.forEach(spec -> this.wanted.put(spec.key(), spec));
    }

    /** The facts that follow from the wish. */
    List<DomainEvent> events(StepIds ids) {
        List<DomainEvent> events = new ArrayList<>();
        List<TaskEvent.AddedStep> added = wanted.values().stream()
                .filter(spec -> snapshot.step(spec.key()).isEmpty())
                .map(spec -> new TaskEvent.AddedStep(ids.next(), spec))
                .toList();
        if (!added.isEmpty()) {
            events.add(new TaskEvent.StepsAdded(added));
        }
        changed().forEach(step -> events.add(new TaskEvent.StepRevised(spec(step))));
        Set<StepKey> reopened = reopened();
        if (!reopened.isEmpty()) {
            events.add(new TaskEvent.StepsReopened(StepTrigger.LOOP_RESET, List.copyOf(reopened)));
        }
        inherit(events, added, reopened);
        leave(events);
        return events;
    }

    /** What was asked of the parent is asked of the children that execute because of it. */
    private void inherit(List<DomainEvent> events, List<TaskEvent.AddedStep> added, Set<StepKey> reopened) {
        Document asked = parent.progress().asked();
        List<StepKey> heirs = new ArrayList<>();
        added.forEach(step -> heirs.add(step.spec().key()));
        reopened.stream().filter(wanted::containsKey).forEach(heirs::add);
        if (asked.size() > 0 && !heirs.isEmpty()) {
            events.add(new TaskEvent.StepsAsked(heirs, asked));
        }
    }

    /** The steps that open again: changed children that have ended, and what follows them but for the parent. */
    Set<StepKey> reopened() {
        Set<StepKey> ended = new LinkedHashSet<>();
        changed().filter(step -> step.state().isTerminal()).forEach(step -> ended.add(step.key()));
        Set<StepKey> scope = new LinkedHashSet<>(snapshot.withDownstream(ended));
        scope.remove(parent.key());
        return scope;
    }

    private Stream<Step> changed() {
        return wanted.values().stream()
                .flatMap(spec -> snapshot.step(spec.key()).stream()
                        .filter(step -> !step.spec().equals(spec)));
    }

    private void leave(List<DomainEvent> events) {
        Set<StepKey> removed = removable();
        for (Step step : vanished()) {
            boolean open = step.state() == StepState.PENDING || step.state() == StepState.READY;
            if (open && !removed.contains(step.key())) {
                events.add(new StepEvent.StepSkipped(step.key(), SkipReason.BY_REQUEST));
            }
        }
        if (!removed.isEmpty()) {
            events.add(new TaskEvent.StepsRemoved(List.copyOf(removed)));
        }
    }

    private List<Step> vanished() {
        return snapshot.all().stream()
                .filter(step -> parent.key().equals(step.spec().parent()) && !wanted.containsKey(step.key()))
                .toList();
    }

    /** Vanished children, each with all that was generated under it, of which nothing runs and nothing that stays needs any. */
    private Set<StepKey> removable() {
        Map<StepKey, Set<StepKey>> families = new LinkedHashMap<>();
        for (Step step : vanished()) {
            Set<StepKey> family = snapshot.withGenerated(Set.of(step.key()));
            if (family.stream().map(snapshot::require).noneMatch(Step::isLive)) {
                families.put(step.key(), family);
            }
        }
        boolean smaller = true;
        while (smaller) {
            Set<StepKey> needed = neededByOthersThan(all(families));
            smaller = families.values().removeIf(family -> family.stream().anyMatch(needed::contains));
        }
        return all(families);
    }

    private Set<StepKey> all(Map<StepKey, Set<StepKey>> families) {
        Set<StepKey> ordered = new LinkedHashSet<>(snapshot.steps().keySet());
        ordered.removeIf(key -> families.values().stream().noneMatch(family -> family.contains(key)));
        return ordered;
    }

    private Set<StepKey> neededByOthersThan(Set<StepKey> leaving) {
        Set<StepKey> needed = new LinkedHashSet<>();
        snapshot.all().stream()
                .filter(step -> !leaving.contains(step.key()))
                .forEach(step -> needed.addAll(spec(step).needs()));
        wanted.values().forEach(spec -> needed.addAll(spec.needs()));
        return needed;
    }

    /** What a step is from now on. */
    private StepSpec spec(Step step) {
        return wanted.getOrDefault(step.key(), step.spec());
    }
}
