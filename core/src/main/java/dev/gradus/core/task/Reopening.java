package dev.gradus.core.task;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTransitions;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.transition.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What opening steps again leads to, and when it is refused: nothing opens under an attempt that lives. */
final class Reopening {
    private Reopening() {}

    /** The decision for a task whose state allows it and that has all the steps named. */
    static Decision<DomainEvent> decide(TaskSnapshot snapshot, TaskCommand.Reopen command) {
        Set<StepKey> scope = ReopenScope.of(snapshot, command);
        if (scope.isEmpty()) {
            return Decision.rejected(
                    ErrorCode.CONFLICT,
                    "task %s is %s and has no failed, cancelled or blocked step to retry"
                            .formatted(
                                    snapshot.task().id(),
                                    snapshot.task().state().word()));
        }
        Optional<Decision<DomainEvent>> refused = refusal(snapshot, scope, command.trigger());
        if (refused.isPresent()) {
            return refused.get();
        }
        if (tookEffect(snapshot, scope) && !forcesMore(snapshot, command)) {
            return Decision.nothing();
        }
        Decision<DomainEvent> opened =
                Decision.accepted(List.of(new TaskEvent.StepsReopened(command.trigger(), List.copyOf(scope))));
        return command.trigger() == StepTrigger.RERUN ? forcing(opened, sorted(command.steps())) : opened;
    }

    /** The same decision, with steps executed whatever their fingerprints say. */
    static Decision<DomainEvent> forcing(Decision<DomainEvent> decision, List<StepKey> steps) {
        return followed(decision, steps, TaskEvent.StepsForced::new);
    }

    /** The same decision with a fact more about these steps, unless it is refused or there are none. */
    static Decision<DomainEvent> followed(
            Decision<DomainEvent> decision, List<StepKey> steps, Function<List<StepKey>, DomainEvent> fact) {
        if (steps.isEmpty() || !(decision instanceof Decision.Accepted<DomainEvent> accepted)) {
            return decision;
        }
        List<DomainEvent> events = new ArrayList<>(accepted.events());
        events.add(fact.apply(steps));
        return Decision.accepted(events);
    }

    private static List<StepKey> sorted(Set<StepKey> steps) {
        return steps.stream().sorted().toList();
    }

    /** Why these steps cannot be opened by this trigger, if they cannot. */
    static Optional<Decision<DomainEvent>> refusal(TaskSnapshot snapshot, Set<StepKey> scope, StepTrigger trigger) {
        for (StepKey key : snapshot.withDownstream(scope)) {
            if (snapshot.require(key).isLive()) {
                return Optional.of(Decision.rejected(
                        ErrorCode.CONFLICT,
                        "step '%s' is %s: wait for its attempt to end or cancel it"
                                .formatted(key, snapshot.require(key).state().word())));
            }
        }
        return scope.stream()
                .map(snapshot::require)
                .filter(step -> !opens(step.state(), trigger))
                .findFirst()
                .map(step -> Decision.rejected(
                        ErrorCode.ILLEGAL_TRANSITION,
                        "step '%s' is %s: %s is not possible"
                                .formatted(
                                        step.key(),
                                        step.state().word(),
                                        trigger.name().toLowerCase(Locale.ROOT))));
    }

    private static boolean opens(StepState state, StepTrigger trigger) {
        return state == StepState.PENDING
                || state == StepState.READY
                || StepTransitions.TABLE
                        .next(state, trigger)
                        .filter(next -> next == StepState.PENDING)
                        .isPresent();
    }

    /** Whether the task is under way and every step in scope is at the beginning of its pass. */
    private static boolean tookEffect(TaskSnapshot snapshot, Set<StepKey> scope) {
        return snapshot.task().state() == TaskState.RUNNING
                && scope.stream().map(snapshot::require).allMatch(Reopening::isFresh);
    }

    private static boolean forcesMore(TaskSnapshot snapshot, TaskCommand.Reopen command) {
        return command.trigger() == StepTrigger.RERUN
                && !command.steps().stream()
                        .map(snapshot::require)
                        .allMatch(step -> step.progress().forced());
    }

    private static boolean isFresh(Step step) {
        boolean open = step.state() == StepState.PENDING || step.state() == StepState.READY;
        return open && step.progress().failures() == 0 && step.progress().lost() == 0;
    }
}
