package dev.gradus.core.simulation;

import static java.util.stream.Collectors.toSet;

import dev.gradus.core.port.Change;
import dev.gradus.core.port.HeldStep;
import dev.gradus.core.simulation.Faults.Fault;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Takes back what lost sessions held: sometimes at once, sometimes from an old list, sometimes from anyone at all. */
final class SimulatedSweeper {
    private static final int ALL = 1_000;

    private final World world;
    private final QueueWitness queue;
    private final List<HeldStep> seen = new ArrayList<>();
    private final List<HeldStep> unconfirmed = new ArrayList<>();
    private final String host;
    private SessionId session;

    SimulatedSweeper(World world, QueueWitness queue, String host) {
        this.world = world;
        this.queue = queue;
        this.host = host;
        this.session = world.open("sweeper", host);
    }

    void act() {
        heartbeat();
        switch (world.random().nextInt(6)) {
            case 0, 1 -> sweep();
            case 2 -> look();
            case 3 -> takeBackWhatWasSeen();
            case 4 -> grabAnything();
            default -> confirm();
        }
    }

    void heartbeat() {
        if (!world.renew(session)) {
            session = world.open("sweeper", host);
            unconfirmed.clear();
        }
    }

    void sweep() {
        look();
        takeBackWhatWasSeen();
    }

    private void look() {
        seen.clear();
        seen.addAll(world.stores().queue().expired(session, ALL));
        Set<HeldStep> expected = live().filter(
                        held -> !world.isLive(QueueWitness.owner(world.step(held.task(), held.step()))))
                .filter(held -> queue.isWithinReach(held, session))
                .collect(toSet());
        Broken.unless(
                Set.copyOf(seen).equals(expected), "expired is what lost sessions hold within reach", seen, expected);
    }

    private void takeBackWhatWasSeen() {
        seen.forEach(this::takeBack);
        seen.clear();
    }

    private void grabAnything() {
        live().toList().forEach(this::takeBack);
    }

    private void takeBack(HeldStep held) {
        Change change = queue.takeBack(held, session, "sweeper");
        Step step = change.snapshot().step(held.step()).orElseThrow();
        if (!change.isRejected() && step.state() == StepState.CANCELLING) {
            unconfirmed.add(new HeldStep(held.task(), held.step(), QueueWitness.fence(change, held)));
        }
    }

    /** Everything whose end it has to confirm is gone. */
    void confirm() {
        for (HeldStep held : unconfirmed) {
            Step step = world.step(held.task(), held.step());
            boolean valid = step.isHeldUnder(held.fence()) && step.state() == StepState.CANCELLING;
            Change change = world.command(held.task(), step.key(), new StepCommand.ConfirmCancelled(held.fence()));
            boolean confirmed = !change.events().isEmpty();
            Broken.unless(confirmed == valid, "only who holds a step being cancelled confirms its end", held, step);
            if (confirmed) {
                world.faults().add(Fault.CONFIRMED_BY_ANOTHER);
            }
        }
        unconfirmed.clear();
    }

    private Stream<HeldStep> live() {
        return world.tasks().stream()
                .flatMap(task -> world.task(task).all().stream().flatMap(step -> held(task, step)));
    }

    private static Stream<HeldStep> held(TaskId task, Step step) {
        Attempt attempt = step.attempt();
        boolean live = step.isLive() && !step.spec().isExternal() && attempt != null;
        return live && attempt != null
                ? Stream.of(new HeldStep(task, step.id(), attempt.claim().fence()))
                : Stream.of();
    }
}
