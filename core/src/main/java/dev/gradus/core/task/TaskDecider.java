package dev.gradus.core.task;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.step.StepIds;
import dev.gradus.core.transition.Decision;
import java.time.Instant;

/**
 * {@code decide} for a task with its steps: what a command leads to, given the task as it is, with everything that follows
 * from it ({@link Consequences}). Each capability has a class of its own; this one knows which command is whose. Pure.
 */
public final class TaskDecider implements TaskCommand.Visitor<Decision<DomainEvent>> {
    private final TaskSnapshot snapshot;
    private final LifeDecisions life;
    private final RoundDecisions rounds;
    private final EditDecisions edits;
    private final StepDecisions steps;

    private TaskDecider(Situation situation) {
        this.snapshot = situation.snapshot();
        this.life = new LifeDecisions(situation);
        this.rounds = new RoundDecisions(situation);
        this.edits = new EditDecisions(situation);
        this.steps = new StepDecisions(situation);
    }

    /** The facts that the command makes true and those that follow, or why it is refused. */
    public static Decision<DomainEvent> decide(TaskSnapshot snapshot, TaskCommand command, Instant now, StepIds ids) {
        Decision<DomainEvent> direct = command.accept(new TaskDecider(new Situation(snapshot, now, ids)));
        if (direct instanceof Decision.Accepted<DomainEvent> accepted
                && !accepted.events().isEmpty()) {
            return Decision.accepted(Consequences.of(snapshot, accepted.events(), now));
        }
        return direct;
    }

    @Override
    public Decision<DomainEvent> observe(TaskCommand.Observe command) {
        return life.observe();
    }

    @Override
    public Decision<DomainEvent> pause(TaskCommand.Pause command) {
        return life.pause();
    }

    @Override
    public Decision<DomainEvent> resume(TaskCommand.Resume command) {
        return life.resume();
    }

    @Override
    public Decision<DomainEvent> enable(TaskCommand.Enable command) {
        return life.enable(command);
    }

    @Override
    public Decision<DomainEvent> repin(TaskCommand.Repin command) {
        return Pinning.moved(snapshot, command);
    }

    @Override
    public Decision<DomainEvent> pin(TaskCommand.Pin command) {
        return Pinning.bound(snapshot, command);
    }

    @Override
    public Decision<DomainEvent> cancel(TaskCommand.CancelTask command) {
        return life.cancel();
    }

    @Override
    public Decision<DomainEvent> abandon(TaskCommand.AbandonTask command) {
        return life.abandon();
    }

    @Override
    public Decision<DomainEvent> start(TaskCommand.Start command) {
        return rounds.start();
    }

    @Override
    public Decision<DomainEvent> nextRound(TaskCommand.NextRound command) {
        return rounds.nextRound(command);
    }

    @Override
    public Decision<DomainEvent> force(TaskCommand.ForceSteps command) {
        return rounds.force(command);
    }

    @Override
    public Decision<DomainEvent> ask(TaskCommand.AskSteps command) {
        return rounds.ask(command);
    }

    @Override
    public Decision<DomainEvent> reopen(TaskCommand.Reopen command) {
        return rounds.reopen(command);
    }

    @Override
    public Decision<DomainEvent> add(TaskCommand.AddStep command) {
        return edits.add(command);
    }

    @Override
    public Decision<DomainEvent> revise(TaskCommand.ReviseStep command) {
        return edits.revise(command);
    }

    @Override
    public Decision<DomainEvent> reviseTask(TaskCommand.ReviseTask command) {
        return edits.reviseTask(command);
    }

    @Override
    public Decision<DomainEvent> remove(TaskCommand.RemoveSteps command) {
        return edits.remove(command);
    }

    @Override
    public Decision<DomainEvent> pushBack(TaskCommand.PushBack command) {
        return new ApprovalDecisions(snapshot).pushBack(command);
    }

    @Override
    public Decision<DomainEvent> onStep(TaskCommand.OnStep command) {
        return steps.onStep(command);
    }
}
