package dev.gradus.core.task;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.transition.Decision;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Commands that add a step to a task, or say anew what one is. */
final class EditDecisions {
    private final Situation situation;

    EditDecisions(Situation situation) {
        this.situation = situation;
    }

    Decision<DomainEvent> add(TaskCommand.AddStep command) {
        TaskId task = situation.snapshot().task().id();
        StepSpec spec = command.spec();
        if (!situation.snapshot().task().spec().isStanding()) {
            return Decision.rejected(
                    ErrorCode.CONFLICT,
                    "task %s was made from a definition: steps are added to standing tasks only".formatted(task));
        }
        if (situation.snapshot().step(spec.key()).isPresent()) {
            return Decision.rejected(ErrorCode.CONFLICT, "task %s already has a step '%s'".formatted(task, spec.key()));
        }
        Optional<StepKey> loose = spec.needs().stream()
                .filter(need -> situation.snapshot().step(need).isEmpty())
                .findFirst();
        return loose.<Decision<DomainEvent>>map(need -> Decision.rejected(
                        ErrorCode.INVALID_INPUT,
                        "step '%s' needs '%s', which task %s does not have".formatted(spec.key(), need, task)))
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
        if (step.isLive()) {
            return Decision.rejected(
                    ErrorCode.CONFLICT,
                    "step '%s' is %s and cannot be edited now"
                            .formatted(step.key(), step.state().word()));
        }
        if (step.wouldChangeHands(command.spec())) {
            return Decision.rejected(
                    ErrorCode.CONFLICT,
                    "step '%s' has begun as %s and cannot become %s: add another step"
                            .formatted(
                                    step.key(),
                                    step.spec().body().kind(),
                                    command.spec().body().kind()));
        }
        refused = situation.refusal(command.spec().needs());
        if (refused.isPresent()) {
            return refused.get();
        }
        if (situation.snapshot().withDownstream(Set.of(step.key())).stream()
                .anyMatch(command.spec().needs()::contains)) {
            return Decision.rejected(ErrorCode.INVALID_INPUT, "step '%s' would need itself".formatted(step.key()));
        }
        return step.spec().equals(command.spec())
                ? Decision.nothing()
                : Situation.fact(new TaskEvent.StepRevised(command.spec()));
    }
}
