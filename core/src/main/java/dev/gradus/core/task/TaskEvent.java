package dev.gradus.core.task;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepTrigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact about a task as a whole. */
public sealed interface TaskEvent extends DomainEvent {

    /** Calls the visitor's method for this event. */
    <R> R accept(Visitor<R> visitor);

    /** A step as it was added: its number and what it is. */
    record AddedStep(StepId id, StepSpec spec) {
        public AddedStep {
            requireNonNull(id, "id");
            requireNonNull(spec, "spec");
        }
    }

    /** The task was stored with its first steps, and perhaps bound to a place. */
    record TaskCreated(
            TaskSpec spec, List<AddedStep> steps, @Nullable Pins pins) implements TaskEvent {
        public TaskCreated {
            requireNonNull(spec, "spec");
            steps = List.copyOf(steps);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.created(this);
        }
    }

    /** Steps were added. */
    record StepsAdded(List<AddedStep> steps) implements TaskEvent {
        public StepsAdded {
            steps = List.copyOf(steps);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stepsAdded(this);
        }
    }

    /** A step's specification was replaced; the step keeps its number, its state and its results. */
    record StepRevised(StepSpec spec) implements TaskEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stepRevised(this);
        }
    }

    /** What the standing task is was said anew; its steps and its state stay. */
    record TaskRevised(TaskSpec spec) implements TaskEvent {
        public TaskRevised {
            requireNonNull(spec, "spec");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.taskRevised(this);
        }
    }

    /** Steps were taken from the task; nothing speaks of them any more but the events before. */
    record StepsRemoved(List<StepKey> steps) implements TaskEvent {
        public StepsRemoved {
            steps = List.copyOf(steps);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stepsRemoved(this);
        }
    }

    /** Planning began. */
    record PlanningStarted() implements TaskEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.planningStarted(this);
        }
    }

    /** Planning is done. */
    record PlanningFinished() implements TaskEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.planningFinished(this);
        }
    }

    /** A round began; the steps in scope are PENDING, or READY where their task dispatches automatically. */
    record RoundStarted(int round, List<StepKey> scope) implements TaskEvent {
        public RoundStarted {
            scope = List.copyOf(scope);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.roundStarted(this);
        }
    }

    /** Steps were opened again within their round. */
    record StepsReopened(StepTrigger trigger, List<StepKey> scope) implements TaskEvent {
        public StepsReopened {
            requireNonNull(trigger, "trigger");
            scope = List.copyOf(scope);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stepsReopened(this);
        }
    }

    /** These steps are executed once, until they succeed, even where an earlier success could stand in. */
    record StepsForced(List<StepKey> scope) implements TaskEvent {
        public StepsForced {
            scope = List.copyOf(scope);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stepsForced(this);
        }
    }

    /** This was asked of the next executions of these steps, until they succeed; what was asked before is forgotten. */
    record StepsAsked(List<StepKey> scope, Document asked) implements TaskEvent {
        public StepsAsked {
            scope = List.copyOf(scope);
            requireNonNull(asked, "asked");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stepsAsked(this);
        }
    }

    /** A taken step ended; its caller has yet to observe the result. */
    record ObservationAwaited() implements TaskEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.observationAwaited(this);
        }
    }

    /** The caller observed the result; the next step may be taken. */
    record ObservationTaken() implements TaskEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.observationTaken(this);
        }
    }

    /** Nothing can go on but what waits. */
    record TaskWaiting() implements TaskEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.waiting(this);
        }
    }

    /** A step is blocked and nothing else can go on. */
    record TaskBlocked() implements TaskEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.blocked(this);
        }
    }

    /** Something can go on again. */
    record TaskContinued() implements TaskEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.continued(this);
        }
    }

    /** Nothing new is claimed until the task is resumed. */
    record TaskPaused() implements TaskEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.paused(this);
        }
    }

    /** Steps are claimed again. */
    record TaskResumed() implements TaskEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.resumed(this);
        }
    }

    /** The task was enabled or disabled. */
    record TaskEnabled(boolean enabled) implements TaskEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.enabled(this);
        }
    }

    /** The task was bound to this place, or freed; where it was bound before no longer counts. */
    record TaskPinned(Pins pins) implements TaskEvent {
        public TaskPinned {
            requireNonNull(pins, "pins");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pinned(this);
        }
    }

    /** Somebody asked the task to stop. */
    record TaskCancelRequested() implements TaskEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.cancelRequested(this);
        }
    }

    /** Every work step ended without a failure. */
    record TaskCompleted() implements TaskEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.completed(this);
        }
    }

    /** Some work step failed and nothing is left to do. */
    record TaskFailed(Failure failure) implements TaskEvent {
        public TaskFailed {
            requireNonNull(failure, "failure");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.failed(this);
        }
    }

    /** All work of the cancelled task is confirmed gone. */
    record TaskCancelled() implements TaskEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.cancelled(this);
        }
    }

    /** Containers that were made for the task were taken away on request; what steps left of them speaks of nothing any more. */
    record ContainersRemoved(List<String> names) implements TaskEvent {
        public ContainersRemoved {
            names = List.copyOf(names);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.containersRemoved(this);
        }
    }

    /** A request or step went beyond what the installation allows; an audit entry, it changes nothing. */
    record PolicyViolated(
            String code, String message, @Nullable StepKey step, Document payload) implements TaskEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.policyViolated(this);
        }
    }

    /** One method for each event. */
    interface Visitor<R> {
        R created(TaskCreated event);

        R stepsAdded(StepsAdded event);

        R stepRevised(StepRevised event);

        R taskRevised(TaskRevised event);

        R stepsRemoved(StepsRemoved event);

        R planningStarted(PlanningStarted event);

        R planningFinished(PlanningFinished event);

        R roundStarted(RoundStarted event);

        R stepsReopened(StepsReopened event);

        R stepsForced(StepsForced event);

        R stepsAsked(StepsAsked event);

        R observationAwaited(ObservationAwaited event);

        R observationTaken(ObservationTaken event);

        R waiting(TaskWaiting event);

        R blocked(TaskBlocked event);

        R continued(TaskContinued event);

        R paused(TaskPaused event);

        R resumed(TaskResumed event);

        R enabled(TaskEnabled event);

        R pinned(TaskPinned event);

        R cancelRequested(TaskCancelRequested event);

        R completed(TaskCompleted event);

        R failed(TaskFailed event);

        R cancelled(TaskCancelled event);

        R containersRemoved(ContainersRemoved event);

        R policyViolated(PolicyViolated event);
    }
}
