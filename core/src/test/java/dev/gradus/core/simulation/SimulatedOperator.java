package dev.gradus.core.simulation;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.simulation.Faults.Fault;
import dev.gradus.core.step.ExternalTransitions;
import dev.gradus.core.step.SkipReason;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskEvent;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.List;
import java.util.Set;

/** People and programs that give commands, sensible or not. */
final class SimulatedOperator {
    private static final int MOST_STEPS = 20;

    private final World world;
    private final SimulatedTasks tasks;

    SimulatedOperator(World world) {
        this.world = world;
        this.tasks = new SimulatedTasks(world);
    }

    void act() {
        TaskId id = world.one(world.tasks());
        TaskSnapshot snapshot = world.task(id);
        if (world.chance(50)) {
            boolean moved = world.command(id, aboutTask(snapshot)).events().stream()
                    .anyMatch(event -> event instanceof TaskEvent.TaskPinned);
            if (moved) {
                world.faults().add(Fault.MOVED);
            }
        } else {
            Step step = world.one(List.copyOf(snapshot.all()));
            world.command(id, step.key(), aboutStep(step));
        }
    }

    private TaskCommand aboutTask(TaskSnapshot snapshot) {
        return switch (world.random().nextInt(17)) {
            case 0 -> new TaskCommand.Pause();
            case 1, 2 -> new TaskCommand.Resume();
            case 3 -> new TaskCommand.Enable(world.chance(60));
            case 4 -> world.chance(40) ? new TaskCommand.CancelTask() : new TaskCommand.Start();
            case 5 -> world.chance(30) ? new TaskCommand.AbandonTask() : new TaskCommand.Start();
            case 6 -> new TaskCommand.NextRound(world.chance(50) ? Set.of() : world.someSteps(snapshot));
            case 7, 8 -> addition(snapshot);
            case 9 -> revision(snapshot);
            case 10 -> new TaskCommand.Repin(tasks.pins());
            case 11, 12 -> pushBack(snapshot);
            default -> reopening(snapshot);
        };
    }

    private TaskCommand pushBack(TaskSnapshot snapshot) {
        Step from = world.one(List.copyOf(snapshot.all()));
        Step to = world.one(List.copyOf(snapshot.all()));
        Document feedback = Document.emptyObject().with("from", from.key().value());
        return new TaskCommand.PushBack(from.key(), to.key(), feedback, null, "cli:operator");
    }

    private TaskCommand reopening(TaskSnapshot snapshot) {
        StepTrigger trigger = world.one(List.of(
                StepTrigger.RETRY,
                StepTrigger.RETRY,
                StepTrigger.RERUN,
                StepTrigger.LOOP_RESET,
                StepTrigger.PUSH_BACK));
        Set<StepKey> steps = world.chance(50) ? Set.of() : world.someSteps(snapshot);
        return new TaskCommand.Reopen(trigger, steps, world.chance(70));
    }

    private TaskCommand addition(TaskSnapshot snapshot) {
        if (snapshot.steps().size() >= MOST_STEPS) {
            return new TaskCommand.Resume();
        }
        Set<StepKey> known = snapshot.steps().keySet();
        return new TaskCommand.AddStep(tasks.step(world.name("n"), tasks.place(null), known));
    }

    private TaskCommand revision(TaskSnapshot snapshot) {
        Step step = world.one(List.copyOf(snapshot.all()));
        return new TaskCommand.ReviseStep(
                tasks.step(step.key().value(), step.spec().place(), step.spec().needs()));
    }

    private StepCommand aboutStep(Step step) {
        return switch (world.random().nextInt(13)) {
            case 0 -> new StepCommand.Skip(SkipReason.BY_REQUEST);
            case 1 -> new StepCommand.Cancel();
            case 2 -> world.chance(30) ? new StepCommand.Abandon() : new StepCommand.Wake();
            case 3 -> new StepCommand.Wake();
            case 4 -> new StepCommand.Unblock();
            case 5, 6 -> new StepCommand.Approve(null);
            case 7 -> new StepCommand.Reject("no");
            case 8 -> new StepCommand.Block(Failure.user("HELD", "a person holds it"));
            case 9, 10 -> new StepCommand.Dispatch();
            case 11 -> new StepCommand.Expire();
            default -> report(step);
        };
    }

    private StepCommand report(Step step) {
        Document report = Document.emptyObject().with("of", step.key().value());
        return new StepCommand.Report(world.one(ExternalTransitions.REPORTABLE), report);
    }
}
