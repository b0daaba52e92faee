package dev.gradus.core.simulation;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Completion;
import dev.gradus.core.simulation.Faults.Fault;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Advances manual tasks, one transition a call, and may die in the middle of one. */
final class SimulatedCaller {
    private final World world;
    private final QueueWitness queue;
    private final SimulatedOutcomes outcomes;
    private final List<ClaimedStep> held = new ArrayList<>();
    private SessionId session;

    SimulatedCaller(World world, QueueWitness queue) {
        this.world = world;
        this.queue = queue;
        this.outcomes = new SimulatedOutcomes(world);
        this.session = world.open("caller", world.one(World.HOSTS));
    }

    void act() {
        heartbeat();
        if (!held.isEmpty() && world.chance(80)) {
            ClaimedStep one = held.remove(0);
            complete(one, outcomes.of(one));
        } else if (world.chance(7)) {
            world.tell(
                    "caller dies holding %s",
                    held.stream().map(ClaimedStep::held).toList());
            world.faults().add(Fault.CRASHED);
            begin();
        } else {
            advance(world.one(world.tasks()));
        }
    }

    void heartbeat() {
        if (!world.renew(session)) {
            begin();
        }
    }

    private void begin() {
        held.clear();
        session = world.open("caller", world.one(World.HOSTS));
    }

    /** One transition of a manual task, if one is due. */
    void advance(TaskId id) {
        TaskSnapshot snapshot = world.task(id);
        if (!snapshot.task().spec().rules().isManual()) {
            return;
        }
        switch (snapshot.task().state()) {
            case PENDING, PLANNED -> world.command(id, new TaskCommand.Start());
            case WAITING -> world.command(id, new TaskCommand.Observe());
            case RUNNING -> takeAny(snapshot);
            case PLANNING, BLOCKED, CANCELLING, COMPLETED, FAILED, CANCELLED -> world.tell("nothing to advance");
        }
    }

    private void takeAny(TaskSnapshot snapshot) {
        for (Step step : snapshot.all()) {
            Optional<ClaimedStep> taken = queue.take(snapshot.task().id(), step.key(), session);
            if (taken.isPresent()) {
                world.tell("caller (session %s) takes %s", session, taken.get().held());
                held.add(taken.get());
                return;
            }
        }
    }

    private void complete(ClaimedStep one, Outcome outcome) {
        queue.complete(new Completion(one.held(), outcome, Document.emptyObject(), 0), "caller");
    }

    /** Everything it holds succeeds. */
    void finish() {
        List.copyOf(held).forEach(one -> complete(one, SimulatedOutcomes.success()));
        held.clear();
    }
}
