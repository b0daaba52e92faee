package dev.gradus.core.task;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepDecider;
import dev.gradus.core.step.StepEvent;
import dev.gradus.core.transition.Decision;
import java.util.ArrayList;
import java.util.List;

/** Commands about a task as a whole, from its observation to its cancellation; see {@link RoundDecisions} for its passes. */
final class LifeDecisions {
    private final Situation situation;

    LifeDecisions(Situation situation) {
        this.situation = situation;
    }

    Decision<DomainEvent> observe() {
        if (situation.state() != TaskState.WAITING || !situation.progress().observation()) {
            return Decision.nothing();
        }
        boolean open = situation.snapshot().anyWork(step -> !step.state().isTerminal());
        return Situation.fact(open ? new TaskEvent.ObservationTaken() : Ending.of(situation.snapshot()));
    }

    Decision<DomainEvent> pause() {
        if (situation.state().isTerminal()) {
            return situation.illegal("paused");
        }
        return situation.progress().paused() ? Decision.nothing() : Situation.fact(new TaskEvent.TaskPaused());
    }

    Decision<DomainEvent> resume() {
        if (situation.state().isTerminal()) {
            return situation.illegal("resumed");
        }
        return situation.progress().paused() ? Situation.fact(new TaskEvent.TaskResumed()) : Decision.nothing();
    }

    Decision<DomainEvent> enable(TaskCommand.Enable command) {
        return situation.progress().enabled() == command.enabled()
                ? Decision.nothing()
                : Situation.fact(new TaskEvent.TaskEnabled(command.enabled()));
    }

    Decision<DomainEvent> cancel() {
        if (situation.state() == TaskState.CANCELLING || situation.state() == TaskState.CANCELLED) {
            return Decision.nothing();
        }
        if (!TaskTransitions.TABLE.allows(situation.state(), TaskTrigger.CANCEL)) {
            return situation.illegal("cancelled");
        }
        List<DomainEvent> events = new ArrayList<>();
        events.add(new TaskEvent.TaskCancelRequested());
        events.addAll(onOpenSteps(new StepCommand.Cancel()));
        return Decision.accepted(events);
    }

    Decision<DomainEvent> abandon() {
        if (situation.state() == TaskState.CANCELLED) {
            return Decision.nothing();
        }
        if (situation.state() != TaskState.CANCELLING) {
            return Decision.rejected(
                    ErrorCode.ILLEGAL_TRANSITION,
                    "task %s is %s: only a task being cancelled can be abandoned; cancel it first"
                            .formatted(
                                    situation.snapshot().task().id(),
                                    situation.state().word()));
        }
        return Decision.accepted(onOpenSteps(new StepCommand.Abandon()));
    }

    private List<StepEvent> onOpenSteps(StepCommand command) {
        return situation.snapshot().all().stream()
                .filter(step -> !step.state().isTerminal())
                .flatMap(step -> Situation.factsOf(StepDecider.decide(step, command, situation.now())).stream())
                .toList();
    }
}
