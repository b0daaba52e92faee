package dev.gradus.core.task;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.transition.Decision;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Commands that begin a pass over a task's steps, or open steps again. */
final class RoundDecisions {
    private final Situation situation;

    RoundDecisions(Situation situation) {
        this.situation = situation;
    }

    Decision<DomainEvent> start() {
        if (situation.progress().round() > 0 && !situation.state().isTerminal()) {
            return Decision.nothing();
        }
        if (!TaskTransitions.TABLE.allows(situation.state(), TaskTrigger.START)) {
            return situation.illegal("started");
        }
        return round(keys(step -> step.state() == StepState.PENDING));
    }

    private Set<StepKey> keys(Predicate<Step> condition) {
        return situation.snapshot().all().stream()
                .filter(condition)
                .map(Step::key)
                .collect(Collectors.toSet());
    }

    Decision<DomainEvent> nextRound(TaskCommand.NextRound command) {
        boolean fresh = TaskTransitions.TABLE.allows(situation.state(), TaskTrigger.START);
        if (!fresh && !TaskTransitions.TABLE.allows(situation.state(), TaskTrigger.NEXT_ROUND)) {
            return situation.illegal("run again");
        }
        Set<StepKey> scope =
                command.scope().isEmpty() ? situation.snapshot().steps().keySet() : command.scope();
        return situation
                .refusal(command.scope())
                .or(() -> Reopening.refusal(situation.snapshot(), scope, StepTrigger.NEXT_ROUND))
                .orElseGet(() -> {
                    Decision<DomainEvent> begun = asking(round(scope), ordered(scope), command.asked());
                    return command.forced() ? Reopening.forcing(begun, ordered(scope)) : begun;
                });
    }

    /** The same decision, with this asked of the steps; what was asked of a pass that never came is forgotten. */
    private Decision<DomainEvent> asking(Decision<DomainEvent> decision, List<StepKey> scope, Document asked) {
        List<StepKey> changed = scope.stream()
                .filter(key ->
                        !situation.snapshot().require(key).progress().asked().equals(asked))
                .toList();
        return Reopening.followed(decision, changed, keys -> new TaskEvent.StepsAsked(keys, asked));
    }

    Decision<DomainEvent> ask(TaskCommand.AskSteps command) {
        return situation.refusal(command.steps()).orElseGet(() -> {
            Set<StepKey> chosen = keys(step ->
                    isMeant(step, command.steps()) && !step.progress().asked().equals(command.asked()));
            return chosen.isEmpty()
                    ? Decision.nothing()
                    : Situation.fact(new TaskEvent.StepsAsked(ordered(chosen), command.asked()));
        });
    }

    Decision<DomainEvent> force(TaskCommand.ForceSteps command) {
        return situation.refusal(command.steps()).orElseGet(() -> {
            Set<StepKey> chosen = keys(
                    step -> isMeant(step, command.steps()) && !step.progress().forced());
            return chosen.isEmpty() ? Decision.nothing() : Situation.fact(new TaskEvent.StepsForced(ordered(chosen)));
        });
    }

    private static boolean isMeant(Step step, Set<StepKey> chosen) {
        return chosen.isEmpty() ? !step.state().isTerminal() : chosen.contains(step.key());
    }

    private List<StepKey> ordered(Set<StepKey> scope) {
        return situation.snapshot().steps().keySet().stream()
                .filter(scope::contains)
                .toList();
    }

    private Decision<DomainEvent> round(Set<StepKey> scope) {
        if (situation.snapshot().steps().isEmpty()) {
            return Decision.rejected(
                    ErrorCode.CONFLICT,
                    "task %s has no steps: add one first"
                            .formatted(situation.snapshot().task().id()));
        }
        return Situation.fact(new TaskEvent.RoundStarted(situation.progress().round() + 1, ordered(scope)));
    }

    Decision<DomainEvent> reopen(TaskCommand.Reopen command) {
        TaskTrigger trigger = TaskTrigger.valueOf(command.trigger().name());
        boolean allowed =
                situation.state() == TaskState.RUNNING || TaskTransitions.TABLE.allows(situation.state(), trigger);
        if (!allowed) {
            return situation.illegal(command.trigger().name().toLowerCase(Locale.ROOT));
        }
        Optional<Decision<DomainEvent>> refused = situation.refusal(command.steps());
        if (refused.isPresent()) {
            return refused.get();
        }
        return Reopening.decide(situation.snapshot(), command);
    }
}
