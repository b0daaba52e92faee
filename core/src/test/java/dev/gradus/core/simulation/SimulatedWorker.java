package dev.gradus.core.simulation;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.ClaimRequest;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Completion;
import dev.gradus.core.port.HeldStep;
import dev.gradus.core.simulation.Faults.Fault;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.Pins;
import dev.gradus.core.task.TaskCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A process that claims and executes steps, and to which everything happens that happens to processes. */
final class SimulatedWorker {
    private static final int SLOTS = 3;

    private final World world;
    private final QueueWitness queue;
    private final SimulatedOutcomes outcomes;
    private final String name;
    private final String host;
    private final List<ClaimedStep> held = new ArrayList<>();
    private final List<Completion> delivered;
    private SessionId session;
    private boolean stalled;

    SimulatedWorker(World world, QueueWitness queue, String name, String host, List<Completion> delivered) {
        this.world = world;
        this.queue = queue;
        this.outcomes = new SimulatedOutcomes(world);
        this.name = name;
        this.host = host;
        this.delivered = delivered;
        this.session = world.open(name, host);
    }

    /** One thing that it does or that happens to it. */
    void act() {
        switch (world.random().nextInt(21)) {
            case 0, 1, 2, 3, 4, 5 -> claim();
            case 6, 7, 8, 9, 10, 11 -> completeOne();
            case 12 -> crash();
            case 13 -> stall();
            case 14 -> handBackOne();
            case 15 -> noteOne();
            case 16 -> repeatOne();
            case 17 -> obeyStops();
            case 18 -> drain();
            case 19 -> pinOne();
            default -> world.tell("%s idles", name);
        }
    }

    /** Renews its lease unless it is stalled; one that is too late stops what it holds and begins anew. */
    void heartbeat() {
        if (!stalled && !world.renew(session)) {
            world.tell("%s: lease of session %s is over", name, session);
            begin();
        }
    }

    private void begin() {
        held.clear();
        stalled = false;
        session = world.open(name, host);
    }

    void claim() {
        int free = SLOTS - held.size();
        if (free < 1) {
            return;
        }
        List<ClaimedStep> claimed = queue.claim(new ClaimRequest(session, SimulatedTasks.KINDS, free));
        world.tell(
                "%s (session %s) claims %s",
                name, session, claimed.stream().map(ClaimedStep::held).toList());
        held.addAll(claimed);
        boolean deadly =
                claimed.stream().anyMatch(one -> one.step().spec().body().kind().equals(SimulatedTasks.DEADLY));
        if (deadly && world.chance(85)) {
            crash();
        }
    }

    private void completeOne() {
        if (!held.isEmpty()) {
            ClaimedStep claimed = held.remove(world.random().nextInt(held.size()));
            complete(claimed, outcomes.of(claimed));
        }
    }

    private void complete(ClaimedStep claimed, Outcome outcome) {
        Completion completion = new Completion(claimed.held(), outcome, Document.emptyObject(), 0);
        queue.complete(completion, name);
        delivered.add(completion);
    }

    private void crash() {
        world.tell(
                "%s crashes holding %s",
                name, held.stream().map(ClaimedStep::held).toList());
        world.faults().add(Fault.CRASHED);
        begin();
    }

    private void stall() {
        world.tell("%s stalls", name);
        world.faults().add(Fault.STALLED);
        stalled = !stalled;
    }

    private void handBackOne() {
        if (!held.isEmpty()) {
            queue.handBack(held.remove(0).held(), name);
        }
    }

    private void noteOne() {
        if (!held.isEmpty()) {
            HeldStep one = held.get(0).held();
            Document memo = Document.emptyObject().with("by", name);
            boolean noted = world.stores().queue().note(one.step(), one.fence(), memo);
            world.tell("%s notes on %s: %s", name, one, noted);
        }
    }

    /** Binds the task of what it executes to its own host; that succeeds unless it is bound elsewhere. */
    private void pinOne() {
        if (!held.isEmpty()) {
            ClaimedStep one = held.get(0);
            Step step = world.step(one.taskId(), one.step().id());
            boolean valid = step.isHeldUnder(one.held().fence())
                    && world.isWithin(session, world.task(one.taskId()).task());
            var pin = new TaskCommand.Pin(step.key(), one.held().fence(), Pins.toHost(host));
            boolean pinned = !world.command(one.taskId(), pin).isRejected();
            Broken.unless(pinned == valid, "who holds a step pins its task, unless it is pinned elsewhere", one, step);
        }
    }

    private void repeatOne() {
        if (!delivered.isEmpty()) {
            world.faults().add(Fault.REPEATED);
            queue.complete(world.one(delivered), name + " again");
        }
    }

    private void obeyStops() {
        List<HeldStep> all = held.stream().map(ClaimedStep::held).toList();
        Set<Fence> stop = world.stores().queue().toStop(all);
        Set<Fence> expected = Set.copyOf(
                all.stream().filter(one -> !runs(one)).map(HeldStep::fence).toList());
        Broken.unless(stop.equals(expected), "exactly what is no longer running is to be stopped", stop, expected);
        List<ClaimedStep> stopped =
                held.stream().filter(one -> stop.contains(one.held().fence())).toList();
        held.removeAll(stopped);
        stopped.forEach(one -> complete(one, SimulatedOutcomes.success()));
    }

    private boolean runs(HeldStep one) {
        Step step = world.step(one.task(), one.step());
        return step.state() == StepState.RUNNING && step.isHeldUnder(one.fence());
    }

    private void drain() {
        List.copyOf(held).forEach(one -> queue.handBack(one.held(), name));
        world.tell("%s leaves", name);
        world.close(session);
        begin();
    }

    /** Everything it holds succeeds. */
    void finish() {
        List.copyOf(held).forEach(one -> complete(one, SimulatedOutcomes.success()));
        held.clear();
    }
}
