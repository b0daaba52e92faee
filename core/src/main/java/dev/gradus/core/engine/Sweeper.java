package dev.gradus.core.engine;

import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.kind.StepKind;
import dev.gradus.core.kind.Stoppable;
import dev.gradus.core.port.Change;
import dev.gradus.core.port.HeldStep;
import dev.gradus.core.port.Stores;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskDecider;
import dev.gradus.core.task.TaskId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Takes back what lost sessions held, and confirms that cancelled work they left is gone. Takes nothing back until it has
 * itself polled without a break for one lease, so that a store that was away does not cost every live worker its work.
 */
final class Sweeper {
    private static final Logger LOG = System.getLogger(Sweeper.class.getName());
    private static final int PAGE = 100;

    private final Stores stores;
    private final KindRegistry kinds;
    private final SessionKeeper keeper;
    private final EngineTimes times;
    private final EngineCounters counters;
    private final Deque<Unconfirmed> unconfirmed = new ArrayDeque<>();
    private final Housekeeper housekeeper;
    private final ApprovalExpiry approvals;
    private long unbrokenSince = System.nanoTime();
    private long lastPoll = System.nanoTime();

    Sweeper(
            Stores stores,
            KindRegistry kinds,
            SessionKeeper keeper,
            EngineTimes times,
            EngineCounters counters,
            Housekeeper housekeeper) {
        this.stores = stores;
        this.kinds = kinds;
        this.keeper = keeper;
        this.times = times;
        this.counters = counters;
        this.housekeeper = housekeeper;
        this.approvals = new ApprovalExpiry(stores);
    }

    /** One sweep. Throws only when its thread is interrupted. */
    void sweep() throws InterruptedException {
        try {
            boolean ripe = hasPolledForOneLease();
            var expired = stores.queue().expired(keeper.session(), PAGE);
            lastPoll = System.nanoTime();
            if (ripe) {
                for (HeldStep held : expired) {
                    takeBack(held);
                }
                confirmLeftovers();
            }
            approvals.sweep();
            housekeeper.tend();
        } catch (RuntimeException unreachable) {
            unbrokenSince = System.nanoTime();
            LOG.log(Level.WARNING, "sweep failed: {0}", unreachable.getMessage());
        }
    }

    private boolean hasPolledForOneLease() {
        long now = System.nanoTime();
        if (now - lastPoll > times.lease().plus(times.sweep()).toNanos()) {
            unbrokenSince = now;
        }
        return now - unbrokenSince >= times.lease().toNanos();
    }

    private void takeBack(HeldStep held) {
        Optional<Change> change = takenBack(held).filter(made -> !made.isRejected());
        if (change.isEmpty()) {
            return;
        }
        counters.swept();
        LOG.log(Level.WARNING, "step {0} of task {1} taken back from a lost session", held.step(), held.task());
        change.get().snapshot().step(held.step()).ifPresent(step -> rememberCancelling(held.task(), step));
    }

    /** Nothing when the step's task is locked, perhaps by a frozen process: the next sweep tries again. */
    private Optional<Change> takenBack(HeldStep held) {
        try {
            return Optional.of(stores.queue().takeBack(held, keeper.session(), Cause.of(Actor.SWEEPER)));
        } catch (CoreException locked) {
            if (locked.code() != ErrorCode.IN_PROGRESS) {
                throw locked;
            }
            return Optional.empty();
        }
    }

    private void rememberCancelling(TaskId task, Step step) {
        Attempt attempt = step.attempt();
        if (step.state() == StepState.CANCELLING && attempt != null) {
            unconfirmed.add(new Unconfirmed(task, step, attempt.claim().fence()));
        }
    }

    private void confirmLeftovers() throws InterruptedException {
        for (int due = unconfirmed.size(); due > 0; due--) {
            Unconfirmed left = unconfirmed.element();
            if (isGone(left.step())) {
                confirm(left);
            } else {
                LOG.log(
                        Level.WARNING,
                        "step {0}: its work is not confirmed gone yet",
                        left.step().id());
                unconfirmed.add(left);
            }
            unconfirmed.remove(); // not before: a store that is away must not make it forgotten
        }
    }

    private void confirm(Unconfirmed left) {
        TaskCommand gone = new TaskCommand.OnStep(left.step().key(), new StepCommand.ConfirmCancelled(left.fence()));
        stores.tasks()
                .change(
                        left.task(),
                        Cause.of(Actor.SWEEPER),
                        (snapshot, now, ids) -> TaskDecider.decide(snapshot, gone, now, ids));
    }

    private boolean isGone(Step step) throws InterruptedException {
        Optional<StepKind> kind = kinds.find(step.spec().body().kind());
        return !(kind.isPresent() && kind.get() instanceof Stoppable stoppable)
                || step.progress().memo().size() == 0
                || stoppable.confirmGone(step.progress().memo());
    }

    private record Unconfirmed(TaskId task, Step step, Fence fence) {}
}
