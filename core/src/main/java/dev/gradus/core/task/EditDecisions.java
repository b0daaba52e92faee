package dev.gradus.core.task;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepPlace;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.transition.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Commands that say anew what a task or one of its steps is, add a step or take one away. */
final class EditDecisions {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private final Situation situation;

    EditDecisions(Situation situation) {
        this.situation = situation;
    }

    Decision<DomainEvent> add(TaskCommand.AddStep command) {
        StepSpec spec = withKnownNeeds(command.spec());
        Optional<Decision<DomainEvent>> refused = unlessStanding("steps are added to standing tasks only");
        if (refused.isPresent()) {
            return refused.get();
        }
        if (situation.snapshot().step(spec.key()).isPresent()) {
            return Decision.rejected(
                    ErrorCode.CONFLICT, "task %s already has a step '%s'".formatted(task().id(), spec.key()));
        }
        return looseNeed(spec)
                .orElseGet(() -> Situation.fact(new TaskEvent.StepsAdded(
                        List.of(new TaskEvent.AddedStep(situation.ids().next(), spec)))));
    }

    Decision<DomainEvent> revise(TaskCommand.ReviseStep command) {
        Optional<Decision<DomainEvent>> refused =
                situation.refusal(Set.of(command.spec().key()));
        if (refused.isPresent()) {
            return refused.get();
        }
        Step step = situation.snapshot().require(command.spec().key());
        StepSpec spec = underItsParent(step, withKnownNeeds(command.spec()));
        if (step.isLive() || step.isAwaited()) {
            return live(step, "edited");
        }
        if (step.wouldChangeHands(spec)) {
            return Decision.rejected(
                    ErrorCode.CONFLICT,
                    "step '%s' has begun as %s and cannot become %s: add another step"
                            .formatted(
                                    step.key(),
                                    step.spec().body().kind(),
                                    spec.body().kind()));
        }
        boolean ownNumber = spec.needs().stream()
                .anyMatch(need -> need.value().equals(step.id().toString()));
        refused = ownNumber ? Optional.empty() : situation.refusal(spec.needs());
        if (refused.isPresent()) {
            return refused.get();
        }
        if (ownNumber
                || situation.snapshot().withDownstream(Set.of(step.key())).stream()
                        .anyMatch(spec.needs()::contains)) {
            return Decision.rejected(ErrorCode.INVALID_INPUT, "step '%s' would need itself".formatted(step.key()));
        }
        return step.spec().equals(spec) ? Decision.nothing() : Situation.fact(new TaskEvent.StepRevised(spec));
    }

    Decision<DomainEvent> reviseTask(TaskCommand.ReviseTask command) {
        Optional<Decision<DomainEvent>> refused =
                unlessStanding("only standing tasks are edited; a changed definition is run as another task");
        if (refused.isPresent()) {
            return refused.get();
        }
        TaskSpec old = task().spec();
        Optional<String> mark = changedMark(command.labels(), old.labels());
        if (mark.isPresent()) {
            return Decision.rejected(
                    ErrorCode.INVALID_INPUT,
                    "label '%s' of task %s is set when the task is made and stays: make another task"
                            .formatted(mark.get(), task().id()));
        }
        Map<String, String> labels = withReserved(command.labels(), old.labels());
        TaskSpec spec =
                new TaskSpec(command.name(), null, command.settings(), old.rules(), command.localPath(), labels);
        Optional<Step> live = situation.snapshot().all().stream()
                .filter(step -> step.isLive() && !spec.equals(old))
                .findFirst();
        return live.map(step -> live(step, "given another task"))
                .orElseGet(() -> Decision.accepted(revisions(spec, command.enabled())));
    }

    /** A reserved label that the edit would set to something else. */
    private static Optional<String> changedMark(Map<String, String> labels, Map<String, String> old) {
        return labels.entrySet().stream()
                .filter(label -> label.getKey().startsWith(TaskSpec.RESERVED))
                .filter(label -> !label.getValue().equals(old.get(label.getKey())))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Reserved labels stay also where an edit does not name them: what a task is trusted with was decided when it was made. */
    private static Map<String, String> withReserved(Map<String, String> labels, Map<String, String> old) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        old.forEach((label, value) -> {
            if (label.startsWith(TaskSpec.RESERVED)) {
                all.put(label, value);
            }
        });
        return all;
    }

    private List<DomainEvent> revisions(TaskSpec spec, boolean enabled) {
        List<DomainEvent> events = new ArrayList<>();
        if (!spec.equals(task().spec())) {
            events.add(new TaskEvent.TaskRevised(spec));
        }
        if (enabled != situation.progress().enabled()) {
            events.add(new TaskEvent.TaskEnabled(enabled));
        }
        return events;
    }

    Decision<DomainEvent> remove(TaskCommand.RemoveSteps command) {
        Optional<Decision<DomainEvent>> refused = unlessStanding("steps are removed from standing tasks only")
                .or(() -> situation.refusal(command.steps()));
        if (refused.isPresent()) {
            return refused.get();
        }
        Set<StepKey> removed = situation.snapshot().withGenerated(command.steps());
        return stillNeeded(removed)
                .or(() -> stillLive(removed))
                .orElseGet(() -> Situation.fact(new TaskEvent.StepsRemoved(List.copyOf(removed))));
    }

    private Optional<Decision<DomainEvent>> stillLive(Set<StepKey> removed) {
        return removed.stream()
                .map(situation.snapshot()::require)
                .filter(Step::isLive)
                .findFirst()
                .map(step -> live(step, "removed"));
    }

    /** A generated step stays one, whatever is said of it. */
    private static StepSpec underItsParent(Step step, StepSpec spec) {
        StepKey parent = step.spec().parent();
        if (parent == null || parent.equals(spec.parent())) {
            return spec;
        }
        var place = new StepPlace(spec.place().role(), parent);
        return new StepSpec(spec.key(), spec.title(), place, spec.body(), spec.needs(), spec.policies(), spec.labels());
    }

    /** The same step with the keys of the steps that it names by their numbers, as task-sync does. */
    private StepSpec withKnownNeeds(StepSpec spec) {
        Set<StepKey> needs = new LinkedHashSet<>();
        spec.needs().forEach(need -> needs.add(byNumber(need).orElse(need)));
        if (needs.equals(spec.needs()) || needs.contains(spec.key())) {
            return spec;
        }
        return new StepSpec(spec.key(), spec.title(), spec.place(), spec.body(), needs, spec.policies(), spec.labels());
    }

    private Optional<StepKey> byNumber(StepKey need) {
        boolean isKey = situation.snapshot().step(need).isPresent();
        return isKey || !NUMBER.matcher(need.value()).matches()
                ? Optional.empty()
                : situation
                        .snapshot()
                        .step(new StepId(Long.parseLong(need.value())))
                        .map(Step::key);
    }

    private Optional<Decision<DomainEvent>> looseNeed(StepSpec spec) {
        return spec.needs().stream()
                .filter(need -> situation.snapshot().step(need).isEmpty())
                .findFirst()
                .map(need -> Decision.rejected(
                        ErrorCode.INVALID_INPUT,
                        "step '%s' needs '%s', which task %s does not have".formatted(spec.key(), need, task().id())));
    }

    private Optional<Decision<DomainEvent>> stillNeeded(Set<StepKey> removed) {
        return situation.snapshot().all().stream()
                .filter(step -> !removed.contains(step.key()))
                .filter(step -> step.spec().needs().stream().anyMatch(removed::contains))
                .findFirst()
                .map(step -> Decision.rejected(
                        ErrorCode.CONFLICT,
                        "step '%s' of task %s needs %s: remove or edit it first"
                                .formatted(step.key(), task().id(), needed(step, removed))));
    }

    private static List<StepKey> needed(Step step, Set<StepKey> removed) {
        return step.spec().needs().stream().filter(removed::contains).toList();
    }

    private Optional<Decision<DomainEvent>> unlessStanding(String rule) {
        return task().spec().isStanding()
                ? Optional.empty()
                : Optional.of(Decision.rejected(
                        ErrorCode.CONFLICT, "task %s was made from a definition: %s".formatted(task().id(), rule)));
    }

    private static Decision<DomainEvent> live(Step step, String wanted) {
        return Decision.rejected(
                ErrorCode.CONFLICT,
                "step '%s' is %s and cannot be %s now"
                        .formatted(step.key(), step.state().word(), wanted));
    }

    private Task task() {
        return situation.snapshot().task();
    }
}
