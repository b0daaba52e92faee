package dev.gradus.core.task;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepEvent;
import dev.gradus.core.step.StepEvolution;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTrigger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code evolve} for a task with its steps: the only way to change their states. Pure; the same facts give the same snapshot,
 * live and in a replay. After each fact, steps whose needs have ended in their favour become READY where their task
 * dispatches automatically; this follows from the facts and is none of its own.
 */
public final class TaskEvolution implements TaskEvent.Visitor<TaskSnapshot> {
    private final TaskSnapshot before;
    private final Instant at;

    private TaskEvolution(TaskSnapshot before, Instant at) {
        this.before = before;
        this.at = at;
    }

    /** The snapshot one fact later. A fact that the tables do not allow is a bug and throws. */
    public static TaskSnapshot evolve(TaskSnapshot before, DomainEvent event, Instant at) {
        try {
            return freed(applied(before, event, at).counted(), at);
        } catch (IllegalStateException undefined) {
            throw new IllegalStateException(
                    "task %s, version %d, event %s: %s"
                            .formatted(before.task().id(), before.seq(), event.type(), undefined.getMessage()),
                    undefined);
        }
    }

    /** The first snapshot of a task. */
    static TaskSnapshot born(TaskId id, TaskEvent.TaskCreated event, Instant at) {
        TaskSnapshot empty =
                new TaskSnapshot(Task.created(id, event.spec(), Pins.orNone(event.pins()), at), Map.of(), 1);
        return added(empty, event.steps());
    }

    private static TaskSnapshot applied(TaskSnapshot before, DomainEvent event, Instant at) {
        if (event instanceof StepEvent fact) {
            Step step = StepEvolution.evolve(before.require(fact.step()), fact, at);
            TaskSnapshot changed =
                    fact instanceof StepEvent.StepWoken ? heldBack(before.with(step)) : before.with(step);
            if (fact instanceof StepEvent.StepAdvised advised) {
                changed = changed.with(StepEvolution.pushedBack(changed.require(advised.from())));
            }
            return changed.with(changed.task().changed(changed.task().progress(), at));
        }
        if (event instanceof TaskEvent fact) {
            return fact.accept(new TaskEvolution(before, at));
        }
        throw new IllegalStateException("not an event of a task");
    }

    private static TaskSnapshot freed(TaskSnapshot snapshot, Instant at) {
        Task task = snapshot.task();
        if (task.spec().rules().isManual() || !task.state().isUnderWay()) {
            return snapshot;
        }
        TaskSnapshot changed = snapshot;
        for (Step step : snapshot.all()) {
            boolean free = step.state() == StepState.PENDING
                    && !step.spec().isExternal()
                    && !step.awaitsConsent()
                    && Readiness.of(step, snapshot).isSatisfied();
            if (free) {
                changed = changed.with(StepEvolution.freed(step, at));
            }
        }
        return changed;
    }

    private static TaskSnapshot added(TaskSnapshot snapshot, List<TaskEvent.AddedStep> steps) {
        TaskSnapshot changed = snapshot;
        for (TaskEvent.AddedStep step : steps) {
            if (snapshot.step(step.spec().key()).isPresent()) {
                throw new IllegalStateException(
                        "step '%s' exists".formatted(step.spec().key()));
            }
            changed = changed.with(Step.added(step.id(), step.spec()));
        }
        return changed;
    }

    @Override
    public TaskSnapshot created(TaskEvent.TaskCreated event) {
        throw new IllegalStateException("created twice");
    }

    @Override
    public TaskSnapshot stepsAdded(TaskEvent.StepsAdded event) {
        return touched(added(before, event.steps()));
    }

    @Override
    public TaskSnapshot stepRevised(TaskEvent.StepRevised event) {
        Step step = before.require(event.spec().key());
        return touched(heldBack(before.with(step.revised(event.spec()))));
    }

    @Override
    public TaskSnapshot taskRevised(TaskEvent.TaskRevised event) {
        return before.with(before.task().being(event.spec(), at));
    }

    @Override
    public TaskSnapshot stepsRemoved(TaskEvent.StepsRemoved event) {
        TaskSnapshot changed = before;
        for (StepKey key : event.steps()) {
            before.require(key);
            changed = changed.without(key);
        }
        return touched(changed);
    }

    @Override
    public TaskSnapshot planningStarted(TaskEvent.PlanningStarted event) {
        return moved(TaskTrigger.PLAN);
    }

    @Override
    public TaskSnapshot planningFinished(TaskEvent.PlanningFinished event) {
        return moved(TaskTrigger.FINISH_PLAN);
    }

    @Override
    public TaskSnapshot roundStarted(TaskEvent.RoundStarted event) {
        TaskTrigger trigger = before.task().state().isTerminal() ? TaskTrigger.NEXT_ROUND : TaskTrigger.START;
        TaskProgress progress = before.task().progress();
        TaskProgress next = new TaskProgress(event.round(), progress.paused(), progress.enabled(), false, null);
        return reopened(moved(trigger, next), StepTrigger.NEXT_ROUND, event.scope());
    }

    @Override
    public TaskSnapshot stepsReopened(TaskEvent.StepsReopened event) {
        TaskTrigger trigger = TaskTrigger.valueOf(event.trigger().name());
        TaskProgress progress = observing(false, null);
        TaskState state = before.task().state();
        TaskSnapshot open = state == TaskState.RUNNING
                ? before.with(before.task().changed(progress, at))
                : moved(trigger, progress);
        return reopened(open, event.trigger(), event.scope());
    }

    @Override
    public TaskSnapshot stepsForced(TaskEvent.StepsForced event) {
        TaskSnapshot changed = before;
        for (StepKey key : event.scope()) {
            changed = changed.with(StepEvolution.forced(changed.require(key)));
        }
        return touched(changed);
    }

    @Override
    public TaskSnapshot stepsAsked(TaskEvent.StepsAsked event) {
        TaskSnapshot changed = before;
        for (StepKey key : event.scope()) {
            changed = changed.with(StepEvolution.asked(changed.require(key), event.asked()));
        }
        return touched(changed);
    }

    @Override
    public TaskSnapshot observationAwaited(TaskEvent.ObservationAwaited event) {
        return moved(TaskTrigger.AWAIT_OBSERVATION, observing(true, null));
    }

    @Override
    public TaskSnapshot observationTaken(TaskEvent.ObservationTaken event) {
        return moved(TaskTrigger.OBSERVE, observing(false, null));
    }

    @Override
    public TaskSnapshot waiting(TaskEvent.TaskWaiting event) {
        return moved(TaskTrigger.WAIT);
    }

    @Override
    public TaskSnapshot blocked(TaskEvent.TaskBlocked event) {
        return moved(TaskTrigger.BLOCK);
    }

    @Override
    public TaskSnapshot continued(TaskEvent.TaskContinued event) {
        return moved(TaskTrigger.CONTINUE);
    }

    @Override
    public TaskSnapshot paused(TaskEvent.TaskPaused event) {
        return held(true, before.task().progress().enabled());
    }

    @Override
    public TaskSnapshot resumed(TaskEvent.TaskResumed event) {
        return held(false, before.task().progress().enabled());
    }

    @Override
    public TaskSnapshot enabled(TaskEvent.TaskEnabled event) {
        return held(before.task().progress().paused(), event.enabled());
    }

    @Override
    public TaskSnapshot pinned(TaskEvent.TaskPinned event) {
        return before.with(before.task().pinned(event.pins(), at));
    }

    @Override
    public TaskSnapshot cancelRequested(TaskEvent.TaskCancelRequested event) {
        return moved(TaskTrigger.CANCEL, observing(false, null));
    }

    @Override
    public TaskSnapshot completed(TaskEvent.TaskCompleted event) {
        return moved(TaskTrigger.COMPLETE, observing(false, null));
    }

    @Override
    public TaskSnapshot failed(TaskEvent.TaskFailed event) {
        return moved(TaskTrigger.FAIL, observing(false, event.failure()));
    }

    @Override
    public TaskSnapshot cancelled(TaskEvent.TaskCancelled event) {
        return moved(TaskTrigger.CONFIRM_CANCELLED);
    }

    @Override
    public TaskSnapshot containersRemoved(TaskEvent.ContainersRemoved event) {
        return touched(before);
    }

    @Override
    public TaskSnapshot policyViolated(TaskEvent.PolicyViolated event) {
        return touched(before);
    }

    private TaskSnapshot moved(TaskTrigger trigger) {
        return moved(trigger, before.task().progress());
    }

    private TaskSnapshot moved(TaskTrigger trigger, TaskProgress progress) {
        Task task = before.task();
        TaskState next = TaskTransitions.TABLE.require(task.state(), trigger);
        return before.with(task.moved(next, progress, at));
    }

    private TaskSnapshot touched(TaskSnapshot snapshot) {
        return snapshot.with(snapshot.task().changed(snapshot.task().progress(), at));
    }

    private TaskSnapshot held(boolean paused, boolean enabled) {
        TaskProgress now = before.task().progress();
        return before.with(before.task()
                .changed(new TaskProgress(now.round(), paused, enabled, now.observation(), now.failure()), at));
    }

    private TaskProgress observing(boolean observation, @Nullable Failure failure) {
        TaskProgress now = before.task().progress();
        return new TaskProgress(now.round(), now.paused(), now.enabled(), observation, failure);
    }

    /** Opens the steps in scope, and holds back whatever is READY although a step before it has opened. */
    private static TaskSnapshot reopened(TaskSnapshot snapshot, StepTrigger trigger, List<StepKey> scope) {
        TaskSnapshot changed = snapshot;
        for (StepKey key : scope) {
            changed = changed.with(StepEvolution.reopened(changed.require(key), trigger));
        }
        return heldBack(changed);
    }

    /** What an external need's executor takes back holds nobody back: who was freed by the first word goes on. */
    private static TaskSnapshot heldBack(TaskSnapshot snapshot) {
        TaskSnapshot changed = snapshot;
        for (Step step : snapshot.all()) {
            boolean early = Readiness.of(step, snapshot).open().stream()
                    .anyMatch(need -> !snapshot.require(need).spec().isExternal());
            boolean held = early || step.awaitsConsent();
            if (step.state() == StepState.READY && !step.spec().isExternal() && held) {
                changed = changed.with(StepEvolution.held(step));
            }
        }
        return changed;
    }
}
