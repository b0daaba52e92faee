package dev.gradus.core.ledger;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.step.StepCommand;
import org.jspecify.annotations.Nullable;

/**
 * A person's verdict about an entry.
 *
 * @param verdict what was decided
 * @param approver who decided, as far as is known; at most {@value EntryReport#MAX_APPROVER} characters
 * @param note what that person said
 */
public record Judgement(
        EntryVerdict verdict,
        @Nullable String approver,
        @Nullable String note) {
    public Judgement {
        requireNonNull(verdict, "verdict");
        EntryText.requireAtMost("approver", approver, EntryReport.MAX_APPROVER);
    }

    /** What it means for a step that Gradus executes. */
    StepCommand command() {
        String said = note == null || note.isEmpty() ? null : note;
        return switch (verdict) {
            case APPROVE -> new StepCommand.Approve(said, approver);
            case REJECT -> new StepCommand.Reject(said, approver);
            case CANCEL -> new StepCommand.Cancel();
        };
    }
}
