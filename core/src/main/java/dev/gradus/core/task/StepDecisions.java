package dev.gradus.core.task;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepDecider;
import dev.gradus.core.step.StepEvent;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.transition.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Commands about one step, and what they mean for its task at once: an observation, children, a reset, a hold. */
final class StepDecisions {
    private final Situation situation;

    StepDecisions(Situation situation) {
        this.situation = situation;
    }

    Decision<DomainEvent> onStep(TaskCommand.OnStep command) {
        Optional<Step> found = situation.snapshot().step(command.step());
        if (found.isEmpty()) {
            return situation.unknown(command.step());
        }
        Step step = found.get();
        StepCommand given = OutcomeRules.checked(situation.snapshot(), step, command.command());
        if (given instanceof StepCommand.Approve approve) {
            Optional<Decision<DomainEvent>> refused =
                    new ApprovalDecisions(situation.snapshot()).refusal(step, approve);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        Decision<StepEvent> decision = StepDecider.decide(step, given, situation.now());
        if (decision instanceof Decision.Rejected<StepEvent> rejected) {
            return Decision.rejected(rejected.code(), rejected.message());
        }
        List<DomainEvent> events = new ArrayList<>(Situation.factsOf(decision));
        if (given instanceof StepCommand.Dispatch) {
            return dispatched(step, events);
        }
        if (given instanceof StepCommand.Report) {
            return Decision.accepted(reported(events));
        }
        if (given instanceof StepCommand.CompleteAttempt completed) {
            return Decision.accepted(withOutcome(step, completed.outcome(), events));
        }
        return Decision.accepted(given instanceof StepCommand.LoseLease ? blockedInstead(step, events) : events);
    }

    /** A step of a manual task that has not begun starts its task's round first. */
    private Decision<DomainEvent> dispatched(Step step, List<DomainEvent> events) {
        if (events.isEmpty()) {
            return Decision.nothing();
        }
        Readiness readiness = Readiness.of(step, situation.snapshot());
        if (!readiness.isSatisfied()) {
            return Decision.rejected(
                    ErrorCode.CONFLICT, "step '%s' waits for %s".formatted(step.key(), readiness.open()));
        }
        List<DomainEvent> all = new ArrayList<>();
        if (TaskTransitions.TABLE.allows(situation.state(), TaskTrigger.START)) {
            all.add(new TaskEvent.RoundStarted(situation.progress().round() + 1, List.of()));
        } else if (situation.state() == TaskState.WAITING
                && situation.progress().observation()) {
            all.add(new TaskEvent.ObservationTaken());
        } else if (!situation.state().isUnderWay()) {
            return situation.illegal("dispatched");
        }
        if (!step.awaitsConsent()) {
            all.addAll(events); // else a person is asked first
        }
        return Decision.accepted(all);
    }

    /** A report begins a task that has not begun, and opens one that has ended: its executor knows better. */
    private List<DomainEvent> reported(List<DomainEvent> events) {
        List<DomainEvent> all = new ArrayList<>();
        if (!events.isEmpty() && TaskTransitions.TABLE.allows(situation.state(), TaskTrigger.START)) {
            all.add(new TaskEvent.RoundStarted(situation.progress().round() + 1, List.of()));
        } else if (!events.isEmpty() && situation.state().isTerminal()) {
            all.add(new TaskEvent.StepsReopened(StepTrigger.REPORT, List.of()));
        }
        all.addAll(events);
        return all;
    }

    private List<DomainEvent> withOutcome(Step step, Outcome outcome, List<DomainEvent> events) {
        if (step.state() == StepState.CANCELLING) {
            return events;
        }
        List<DomainEvent> all = new ArrayList<>(blockedInstead(step, events));
        if (outcome instanceof Outcome.Failed failed && failed.failure().failureClass() == FailureClass.POLICY) {
            Failure failure = failed.failure();
            all.add(new TaskEvent.PolicyViolated(failure.code(), failure.message(), step.key(), failure.details()));
        }
        if (outcome instanceof Outcome.Children children) {
            all.addAll(
                    new ChildReconciliation(situation.snapshot(), step, children.children()).events(situation.ids()));
        }
        if (outcome instanceof Outcome.Reset reset) {
            Set<StepKey> scope = situation.snapshot().withDownstream(reset.targets());
            all.add(new TaskEvent.StepsReopened(StepTrigger.LOOP_RESET, List.copyOf(scope)));
        }
        Attempt attempt = step.attempt();
        boolean ended = all.stream()
                .anyMatch(event -> event instanceof StepEvent.StepCompleted || event instanceof StepEvent.StepFailed);
        if (attempt != null && attempt.claim().taken() && ended && situation.state() == TaskState.RUNNING) {
            all.add(new TaskEvent.ObservationAwaited());
        }
        return all;
    }

    /** Under {@code on_failure: block} a failure for good holds the step for a person. */
    private List<DomainEvent> blockedInstead(Step step, List<DomainEvent> events) {
        if (situation.snapshot().task().spec().rules().onFailure() != OnFailure.BLOCK
                || !step.spec().isWork()) {
            return events;
        }
        return events.stream()
                .<DomainEvent>map(event -> event instanceof StepEvent.StepFailed failed
                        ? new StepEvent.StepBlocked(failed.step(), failed.failure())
                        : event)
                .toList();
    }
}
