package dev.gradus.core.engine;

import dev.gradus.core.api.Approvals;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.InputBinding;
import dev.gradus.core.definition.InputSpec;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.ledger.EntryVerdict;
import dev.gradus.core.ledger.Judgement;
import dev.gradus.core.ledger.LedgerDecisions;
import dev.gradus.core.port.AwaitedStep;
import dev.gradus.core.port.Stores;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.step.ApprovalPolicy;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskDecider;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Approvals over the stores. */
final class ApprovalService implements Approvals {
    private final Stores stores;

    ApprovalService(Stores stores) {
        this.stores = stores;
    }

    @Override
    public List<AwaitedStep> inbox(@Nullable StepId behind, int limit) {
        return stores.approvals().list(behind, limit);
    }

    @Override
    public TaskSnapshot approve(StepId step, @Nullable String note, Precondition precondition, Cause cause) {
        return judged(step, EntryVerdict.APPROVE, note, precondition, cause);
    }

    @Override
    public TaskSnapshot reject(StepId step, @Nullable String note, Precondition precondition, Cause cause) {
        return judged(step, EntryVerdict.REJECT, note, precondition, cause);
    }

    private TaskSnapshot judged(
            StepId step, EntryVerdict verdict, @Nullable String note, Precondition precondition, Cause cause) {
        var judgement = new Judgement(verdict, cause.actor().value(), note);
        return changed(
                step,
                precondition,
                cause,
                (snapshot, now, ids) -> LedgerDecisions.judge(snapshot, step, judgement, now, ids));
    }

    @Override
    public TaskSnapshot pushBack(StepId step, PushBack pushBack, Precondition precondition, Cause cause) {
        TaskSnapshot task = stores.tasks().find(taskOf(step)).orElseThrow(() -> missing(step));
        Step asked = task.step(step).orElseThrow(() -> missing(step));
        Document feedback = filledIn(asked, pushBack.feedback());
        TaskCommand command = new TaskCommand.PushBack(
                asked.key(),
                pushBack.to(),
                feedback,
                pushBack.note(),
                cause.actor().value());
        return changed(
                step, precondition, cause, (snapshot, now, ids) -> TaskDecider.decide(snapshot, command, now, ids));
    }

    /** The form's fields, defaults filled in. */
    private static Document filledIn(Step step, Document given) {
        ApprovalPolicy policy = step.spec().policies().approval();
        Document form = policy == null ? Document.emptyObject() : policy.form();
        List<InputSpec> fields = InputSpec.declared(form);
        return InputBinding.bind("the form of step '" + step.key() + "'", fields, given);
    }

    private TaskSnapshot changed(StepId step, Precondition precondition, Cause cause, TaskStore.Ruling ruling) {
        return stores.tasks()
                .change(taskOf(step), cause, ruling.onlyIf(precondition))
                .orThrow();
    }

    private TaskId taskOf(StepId step) {
        return stores.tasks().taskOf(step).orElseThrow(() -> missing(step));
    }

    private static CoreException missing(StepId step) {
        return new CoreException(ErrorCode.NOT_FOUND, "Step %s not found".formatted(step));
    }
}
