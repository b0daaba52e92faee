package dev.gradus.core.task;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.ApprovalPolicy;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepEvent;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.transition.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people may decide about steps that wait for their approval, as far as it takes more than the step to tell. */
final class ApprovalDecisions {
    private final TaskSnapshot snapshot;

    ApprovalDecisions(TaskSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Why this person cannot approve the step now, if that is so. */
    Optional<Decision<DomainEvent>> refusal(Step step, StepCommand.Approve command) {
        ApprovalPolicy policy = step.spec().policies().approval();
        if (policy == null || !step.isAwaited()) {
            return Optional.empty();
        }
        if (step.isAskedBefore() && !Readiness.of(step, snapshot).isSatisfied()) {
            return Optional.of(Decision.rejected(
                    ErrorCode.CONFLICT,
                    "step '%s' was asked about before its needs were opened again: wait for %s"
                            .formatted(step.key(), Readiness.of(step, snapshot).open())));
        }
        return policy.fourEyes() ? ownWork(step, command.by()) : Optional.empty();
    }

    private Optional<Decision<DomainEvent>> ownWork(Step step, @Nullable String by) {
        String submitter = snapshot.task().spec().labels().get(TaskSpec.SUBMITTER);
        if (by == null || submitter == null) {
            String unknown = by == null ? "who you are" : "who that was";
            return Optional.of(notAllowed(
                    "step '%s' needs the approval of another person than whoever made the task, and it is not known %s"
                            .formatted(step.key(), unknown)));
        }
        return name(by).equals(name(submitter))
                ? Optional.of(notAllowed("step '%s' needs the approval of another person than %s, who made the task"
                        .formatted(step.key(), submitter)))
                : Optional.empty();
    }

    private static Decision<DomainEvent> notAllowed(String why) {
        return Decision.rejected(ErrorCode.NOT_ALLOWED, why);
    }

    /** The same person may come over another face. */
    private static String name(String actor) {
        return actor.substring(actor.indexOf(':') + 1);
    }

    Decision<DomainEvent> pushBack(TaskCommand.PushBack command) {
        Step from = snapshot.step(command.from()).orElse(null);
        if (from == null || snapshot.step(command.to()).isEmpty()) {
            return Decision.rejected(
                    ErrorCode.NOT_FOUND,
                    "task %s has no step '%s'"
                            .formatted(snapshot.task().id(), from == null ? command.from() : command.to()));
        }
        ApprovalPolicy policy = from.spec().policies().approval();
        if (policy == null || !from.isAwaited()) {
            return Decision.rejected(
                    ErrorCode.ILLEGAL_TRANSITION,
                    "step '%s' is %s and waits for no approval: push-back is not possible"
                            .formatted(from.key(), from.state().word()));
        }
        if (from.progress().approval().pushBacks() >= policy.maxPushBacks()) {
            return Decision.rejected(
                    ErrorCode.LIMIT_EXCEEDED,
                    "the work was pushed back from step '%s' %d times, and no more is allowed: approve or reject it"
                            .formatted(from.key(), policy.maxPushBacks()));
        }
        return opened(command);
    }

    private Decision<DomainEvent> opened(TaskCommand.PushBack command) {
        Set<StepKey> scope = snapshot.withDownstream(Set.of(command.to()));
        if (!scope.contains(command.from())) {
            return Decision.rejected(
                    ErrorCode.INVALID_INPUT,
                    "step '%s' does not follow from '%s': push back to it or to a step that it needs"
                            .formatted(command.from(), command.to()));
        }
        return Reopening.refusal(snapshot, scope, StepTrigger.PUSH_BACK).orElseGet(() -> {
            List<DomainEvent> events = new ArrayList<>();
            events.add(new TaskEvent.StepsReopened(StepTrigger.PUSH_BACK, List.copyOf(scope)));
            events.add(new StepEvent.StepAdvised(
                    command.to(), command.from(), command.feedback(), command.note(), command.by()));
            return Decision.accepted(events);
        });
    }
}
