package dev.gradus.core.simulation;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.Completion;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One installation from its first task until all of them have ended. The same seed gives the same course. */
final class Simulation {
    private static final int WORKERS = 3;
    private static final int MOST_DRAINS = 200;

    private final World world;
    private final Invariants invariants;
    private final QueueWitness queue;
    private final SimulatedTasks tasks;
    private final List<Completion> delivered = new ArrayList<>();
    private final List<SimulatedWorker> workers = new ArrayList<>();
    private final SimulatedCaller caller;
    private final List<SimulatedSweeper> sweepers;
    private final SimulatedOperator operator;

    private Simulation(long seed) {
        this.world = new World(seed);
        this.invariants = new Invariants(world);
        this.queue = new QueueWitness(world);
        this.tasks = new SimulatedTasks(world);
        for (int n = 1; n <= WORKERS; n++) {
            workers.add(new SimulatedWorker(world, queue, "worker-" + n, World.HOSTS.get(n % 2), delivered));
        }
        this.caller = new SimulatedCaller(world, queue);
        this.sweepers = World.HOSTS.stream()
                .map(host -> new SimulatedSweeper(world, queue, host))
                .toList();
        this.operator = new SimulatedOperator(world);
    }

    /** Runs it; how often each fault bit. A broken invariant is thrown with the seed and the trace. */
    static Faults run(long seed, int operations) {
        Simulation simulation = new Simulation(seed);
        try {
            simulation.live(operations);
            simulation.drain();
            simulation.repeatEverything();
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError(
                    "seed %d: %s%n%s".formatted(seed, broken, String.join("\n", simulation.world.trace())), broken);
        }
        return simulation.world.faults();
    }

    private void live(int operations) {
        world.create(tasks.task());
        world.create(tasks.task());
        for (int n = 0; n < operations; n++) {
            operation();
            invariants.check();
        }
    }

    private void operation() {
        switch (world.random().nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8 -> world.one(workers).act();
            case 9, 10, 11 -> caller.act();
            case 12, 13 -> operator.act();
            case 14, 15 -> world.one(sweepers).act();
            case 16 -> {
                if (world.tasks().size() < 4 && world.chance(20)) {
                    world.create(tasks.task());
                }
            }
            default -> pass(Duration.ofMillis(500L + world.random().nextInt(4_000)));
        }
    }

    private void pass(Duration time) {
        world.advance(time);
        world.tell("%s later it is %s", time, world.now());
        workers.forEach(SimulatedWorker::heartbeat);
    }

    /** Quiet: nothing fails any more, nobody holds anything back, and every task has to come to its end. */
    private void drain() {
        world.tell("--- quiet");
        for (int n = 0; n < MOST_DRAINS && !allEnded(); n++) {
            world.advance(Duration.ofHours(1));
            workers.forEach(SimulatedWorker::heartbeat);
            caller.heartbeat();
            sweepers.forEach(SimulatedSweeper::heartbeat);
            sweepers.forEach(SimulatedSweeper::sweep);
            sweepers.forEach(SimulatedSweeper::confirm);
            world.tasks().forEach(this::letGo);
            World.HOSTS.forEach(this::workWell);
            world.tasks().forEach(caller::advance);
            caller.finish();
            invariants.check();
        }
        for (TaskId id : world.tasks()) {
            TaskSnapshot left = world.task(id);
            Broken.unless(left.task().state().isTerminal(), "every task ends after quiet", left.task(), left.all());
        }
    }

    private void workWell(String host) {
        SimulatedWorker healthy = new SimulatedWorker(world, queue, "healthy", host, delivered);
        healthy.claim();
        healthy.finish();
    }

    private boolean allEnded() {
        return world.tasks().stream()
                .allMatch(id -> world.task(id).task().state().isTerminal());
    }

    private void letGo(TaskId id) {
        TaskSnapshot snapshot = world.task(id);
        if (snapshot.task().state().isTerminal()) {
            return;
        }
        if (snapshot.task().progress().isHeld()) {
            world.command(id, new TaskCommand.Resume());
            world.command(id, new TaskCommand.Enable(true));
        }
        for (Step step : snapshot.all()) {
            if (step.spec().isExternal() && !step.state().isTerminal()) {
                Document report = Document.emptyObject();
                world.command(id, step.key(), new StepCommand.Report(StepState.COMPLETED, report));
            } else if (step.state() == StepState.WAITING || step.state() == StepState.BLOCKED) {
                world.command(id, step.key(), new StepCommand.Approve(null));
            }
        }
    }

    /** Every outcome ever delivered comes once more, and counts no more. */
    private void repeatEverything() {
        delivered.forEach(completion -> queue.complete(completion, "an echo"));
        invariants.check();
    }
}
