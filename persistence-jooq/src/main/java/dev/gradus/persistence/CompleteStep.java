package dev.gradus.persistence;

import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.Change;
import dev.gradus.core.port.Completion;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskDecider;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.transition.Decision;

/** Stores what an attempt came to, if its step is still held under its fence. Used within one transaction. */
final class CompleteStep {
    private final Transaction transaction;
    private final Completion completion;

    CompleteStep(Transaction transaction, Completion completion) {
        this.transaction = transaction;
        this.completion = completion;
    }

    QueuedChange store(Cause cause) {
        ChangeTask task = ChangeTask.of(transaction, completion.held().task());
        StepId id = completion.held().step();
        boolean held = task.snapshot()
                .step(id)
                .filter(step -> step.isHeldUnder(completion.held().fence()))
                .isPresent();
        if (!held) {
            return new QueuedChange(new Change(task.snapshot(), fenced()), false);
        }
        Step step = task.snapshot().step(id).orElseThrow();
        StepCommand command = new StepCommand.CompleteAttempt(completion.held().fence(), completion.outcome());
        Change change = task.decide(
                (snapshot, now, ids) ->
                        TaskDecider.decide(snapshot, new TaskCommand.OnStep(step.key(), command), now, ids),
                cause,
                this::reported);
        return new QueuedChange(change, task.hasQueued());
    }

    /** What the executor said of the attempt beside its outcome: no fact, but kept with the attempt. */
    private TaskSnapshot reported(TaskSnapshot after) {
        Step step = after.step(completion.held().step()).orElseThrow();
        Attempt attempt = step.attempt();
        return attempt == null
                ? after
                : after.moved(step.with(attempt.reported(completion.input(), completion.retries())));
    }

    private <E> Decision<E> fenced() {
        return Decision.rejected(
                ErrorCode.CONFLICT,
                "step %s of task %s is no longer held under fence %s"
                        .formatted(
                                completion.held().step(),
                                completion.held().task(),
                                completion.held().fence()));
    }
}
