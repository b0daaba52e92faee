package dev.gradus.core.simulation;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.port.Change;
import dev.gradus.core.port.ClaimRequest;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Completion;
import dev.gradus.core.port.HeldStep;
import dev.gradus.core.simulation.Faults.Fault;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepEvent;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stands between those who act and the queue, and holds each answer against what was stored before it. */
final class QueueWitness {
    private final World world;
    private final Set<Fence> ended = new HashSet<>();
    private long lastFence;

    QueueWitness(World world) {
        this.world = world;
    }

    List<ClaimedStep> claim(ClaimRequest request) {
        Map<TaskId, TaskSnapshot> before = new HashMap<>();
        world.tasks().forEach(id -> before.put(id, world.task(id)));
        List<ClaimedStep> claimed = world.stores().queue().claim(request);
        boolean live = world.isLive(request.session());
        Broken.unless(live || claimed.isEmpty(), "an expired session claims nothing", request, claimed);
        for (ClaimedStep one : claimed) {
            begun(requireNonNull(before.get(one.taskId())), one, StepState.READY, request.session());
            int lost = one.step().progress().lost();
            Broken.unless(lost == 0 || claimed.size() == 1, "a step that lost a worker is claimed alone", claimed);
        }
        return claimed;
    }

    Optional<ClaimedStep> take(TaskId task, StepKey step, SessionId session) {
        TaskSnapshot before = world.task(task);
        Optional<ClaimedStep> taken = world.stores().queue().take(task, step, session, Precondition.NONE);
        taken.ifPresent(one -> {
            begun(before, one, StepState.PENDING, session);
            boolean alone = before.all().stream()
                    .noneMatch(any -> any.isLive() && !any.spec().isExternal());
            Broken.unless(alone, "a caller takes a step only while no other is live", one.held());
        });
        return taken;
    }

    private void begun(TaskSnapshot before, ClaimedStep one, StepState from, SessionId session) {
        Broken.unless(world.isWithin(session, before.task()), "a pinned task stays on its host", one.held(), session);
        Step old = before.require(one.step().key());
        Fence fence = one.held().fence();
        Broken.unless(old.state() == from, "no step is live under two fences", one.held(), old);
        Broken.unless(fence.value() > lastFence, "fences grow", fence, lastFence);
        lastFence = fence.value();
        boolean held =
                before.task().progress().paused() || !before.task().progress().enabled();
        Broken.unless(!held, "nothing new begins in a paused task", one.held());
        Broken.unless(before.task().state().isUnderWay(), "nothing begins in a task not under way", one.held());
        var due = old.progress().notBefore();
        Broken.unless(due == null || !due.isAfter(world.now()), "nothing begins before its time", one.held(), due);
        boolean ready = old.spec().needs().stream()
                .map(before::require)
                .allMatch(need -> need.state().isTerminal() || need.spec().isExternal());
        Broken.unless(ready, "nothing begins before its needs have ended", one.held());
        Broken.unless(!old.awaitsConsent(), "nothing begins that a person has not let begin", one.held(), old);
    }

    /** Delivers the outcome; it counts exactly while the step is held under its fence. */
    Change complete(Completion completion, String who) {
        HeldStep held = completion.held();
        Step before = world.step(held.task(), held.step());
        boolean valid = before.isHeldUnder(held.fence());
        Change change = world.stores().queue().complete(completion, World.cause(who));
        world.tell("%s: %s came to %s -> %s", who, held, completion.outcome(), told(change));
        Broken.unless(change.isRejected() != valid, "an outcome counts exactly under the present fence", held, before);
        if (!valid) {
            world.faults().add(Fault.FENCED);
            return change;
        }
        Broken.unless(ended.add(held.fence()), "one claim ends once", held);
        long completions = change.events().stream()
                .filter(event -> event instanceof StepEvent.StepCompleted done
                        && done.step().equals(before.key()))
                .count();
        Broken.unless(completions <= 1, "one claim completes its step at most once", change.events());
        if (before.state() == StepState.CANCELLING) {
            world.faults().add(Fault.CANCELLED_WITH_OUTCOME);
        }
        return change;
    }

    void handBack(HeldStep held, String who) {
        Step before = world.step(held.task(), held.step());
        boolean valid = before.isHeldUnder(held.fence()) && before.state() == StepState.RUNNING;
        boolean done = world.stores().queue().handBack(held.step(), held.fence());
        world.tell("%s hands %s back: %s", who, held, done);
        Broken.unless(done == valid, "a step is handed back exactly under the present fence", held, before);
        if (done) {
            world.faults().add(Fault.HANDED_BACK);
        }
    }

    /** Takes the step back; that is right exactly while it is still held under the fence by a session that is over. */
    Change takeBack(HeldStep held, SessionId confirming, String who) {
        Step before = world.step(held.task(), held.step());
        boolean valid =
                before.isHeldUnder(held.fence()) && !world.isLive(owner(before)) && isWithinReach(held, confirming);
        Change change = world.stores().queue().takeBack(held, confirming, World.cause(who));
        world.tell("%s takes %s back -> %s", who, held, told(change));
        Broken.unless(
                change.isRejected() != valid, "a step is taken back exactly from a session that is over", held, before);
        if (!valid) {
            world.faults().add(Fault.SWEPT_IN_VAIN);
        } else if (before.state() == StepState.RUNNING) {
            lost(change, before);
        } else {
            lastFence = Math.max(lastFence, fence(change, held).value());
        }
        return change;
    }

    /** What is being cancelled is confirmed gone only where it was. */
    boolean isWithinReach(HeldStep held, SessionId confirming) {
        Step step = world.step(held.task(), held.step());
        boolean within = world.isWithin(confirming, world.task(held.task()).task());
        if (step.state() == StepState.CANCELLING && !within) {
            world.faults().add(Fault.OUT_OF_REACH);
        }
        return step.state() != StepState.CANCELLING || within;
    }

    private void lost(Change change, Step before) {
        world.faults().add(Fault.LOST);
        boolean poisoned = change.events().stream().anyMatch(QueueWitness::isPoison);
        boolean third = before.progress().lost() == 2;
        Broken.unless(poisoned == third, "the third lost attempt, and no other, is poison", before, change.events());
        if (poisoned) {
            world.faults().add(Fault.POISON);
        }
    }

    private static boolean isPoison(DomainEvent event) {
        Failure failure = event instanceof StepEvent.StepFailed failed
                ? failed.failure()
                : event instanceof StepEvent.StepBlocked blocked ? blocked.failure() : null;
        return failure != null && failure.failureClass() == FailureClass.POISON;
    }

    static Fence fence(Change change, HeldStep held) {
        Step step = change.snapshot().step(held.step()).orElseThrow();
        return attempt(step).claim().fence();
    }

    static SessionId owner(Step step) {
        return attempt(step).claim().owner();
    }

    private static Attempt attempt(Step step) {
        return requireNonNull(step.attempt(), "attempt");
    }

    private static Object told(Change change) {
        return change.isRejected() ? change.decision() : change.events();
    }
}
