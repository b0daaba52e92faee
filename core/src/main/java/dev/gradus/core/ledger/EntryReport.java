package dev.gradus.core.ledger;

import dev.gradus.core.step.ApprovalState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has been reported of an entry beside its status, and may be reported anew. It is the result of the entry's step, so
 * that the task's events tell all of it.
 *
 * @param finishedAt when it ended
 * @param durationMs how long it took
 * @param outputsUri where its outputs are, often a pull request; at most {@value #MAX_URI} characters
 * @param logExcerpt some lines of its output
 * @param approvalState what has become of its approval
 * @param approver who decided about it; at most {@value #MAX_APPROVER} characters
 * @param approvalNote what that person said
 * @param webhookNotifiedAt when its notice was sent, as far as its executor says
 */
public record EntryReport(
        @Nullable Instant finishedAt,
        @Nullable Long durationMs,
        @Nullable String outputsUri,
        @Nullable String logExcerpt,
        @Nullable ApprovalState approvalState,
        @Nullable String approver,
        @Nullable String approvalNote,
        @Nullable Instant webhookNotifiedAt) {
    /** The longest address of outputs. */
    public static final int MAX_URI = 512;

    /** The longest name of an approver. */
    public static final int MAX_APPROVER = 128;

    public EntryReport {
        EntryText.requireAtMost("outputs_uri", outputsUri, MAX_URI);
        EntryText.requireAtMost("approver", approver, MAX_APPROVER);
    }

    /** Nothing yet. */
    public static final EntryReport NONE = new EntryReport(null, null, null, null, null, null, null, null);
}
