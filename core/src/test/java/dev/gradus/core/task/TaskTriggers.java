package dev.gradus.core.task;

import java.util.Optional;

/** By which trigger a fact about a task moves it; nothing when it leaves the task where it is. */
final class TaskTriggers implements TaskEvent.Visitor<Optional<TaskTrigger>> {
    private final TaskState from;

    TaskTriggers(TaskState from) {
        this.from = from;
    }

    @Override
    public Optional<TaskTrigger> created(TaskEvent.TaskCreated event) {
        return Optional.empty();
    }

    @Override
    public Optional<TaskTrigger> stepsAdded(TaskEvent.StepsAdded event) {
        return Optional.empty();
    }

    @Override
    public Optional<TaskTrigger> stepRevised(TaskEvent.StepRevised event) {
        return Optional.empty();
    }

    @Override
    public Optional<TaskTrigger> taskRevised(TaskEvent.TaskRevised event) {
        return Optional.empty();
    }

    @Override
    public Optional<TaskTrigger> stepsRemoved(TaskEvent.StepsRemoved event) {
        return Optional.empty();
    }

    @Override
    public Optional<TaskTrigger> planningStarted(TaskEvent.PlanningStarted event) {
        return Optional.of(TaskTrigger.PLAN);
    }

    @Override
    public Optional<TaskTrigger> planningFinished(TaskEvent.PlanningFinished event) {
        return Optional.of(TaskTrigger.FINISH_PLAN);
    }

    @Override
    public Optional<TaskTrigger> roundStarted(TaskEvent.RoundStarted event) {
        return Optional.of(from.isTerminal() ? TaskTrigger.NEXT_ROUND : TaskTrigger.START);
    }

    @Override
    public Optional<TaskTrigger> stepsReopened(TaskEvent.StepsReopened event) {
        return from == TaskState.RUNNING
                ? Optional.empty()
                : Optional.of(TaskTrigger.valueOf(event.trigger().name()));
    }

    @Override
    public Optional<TaskTrigger> stepsAsked(TaskEvent.StepsAsked event) {
        return Optional.empty();
    }

    @Override
    public Optional<TaskTrigger> stepsForced(TaskEvent.StepsForced event) {
        return Optional.empty();
    }

    @Override
    public Optional<TaskTrigger> observationAwaited(TaskEvent.ObservationAwaited event) {
        return Optional.of(TaskTrigger.AWAIT_OBSERVATION);
    }

    @Override
    public Optional<TaskTrigger> observationTaken(TaskEvent.ObservationTaken event) {
        return Optional.of(TaskTrigger.OBSERVE);
    }

    @Override
    public Optional<TaskTrigger> waiting(TaskEvent.TaskWaiting event) {
        return Optional.of(TaskTrigger.WAIT);
    }

    @Override
    public Optional<TaskTrigger> blocked(TaskEvent.TaskBlocked event) {
        return Optional.of(TaskTrigger.BLOCK);
    }

    @Override
    public Optional<TaskTrigger> continued(TaskEvent.TaskContinued event) {
        return Optional.of(TaskTrigger.CONTINUE);
    }

    @Override
    public Optional<TaskTrigger> paused(TaskEvent.TaskPaused event) {
        return Optional.empty();
    }

    @Override
    public Optional<TaskTrigger> resumed(TaskEvent.TaskResumed event) {
        return Optional.empty();
    }

    @Override
    public Optional<TaskTrigger> enabled(TaskEvent.TaskEnabled event) {
        return Optional.empty();
    }

    @Override
    public Optional<TaskTrigger> pinned(TaskEvent.TaskPinned event) {
        return Optional.empty();
    }

    @Override
    public Optional<TaskTrigger> cancelRequested(TaskEvent.TaskCancelRequested event) {
        return Optional.of(TaskTrigger.CANCEL);
    }

    @Override
    public Optional<TaskTrigger> completed(TaskEvent.TaskCompleted event) {
        return Optional.of(TaskTrigger.COMPLETE);
    }

    @Override
    public Optional<TaskTrigger> failed(TaskEvent.TaskFailed event) {
        return Optional.of(TaskTrigger.FAIL);
    }

    @Override
    public Optional<TaskTrigger> cancelled(TaskEvent.TaskCancelled event) {
        return Optional.of(TaskTrigger.CONFIRM_CANCELLED);
    }

    @Override
    public Optional<TaskTrigger> containersRemoved(TaskEvent.ContainersRemoved event) {
        return Optional.empty();
    }

    @Override
    public Optional<TaskTrigger> policyViolated(TaskEvent.PolicyViolated event) {
        return Optional.empty();
    }
}
