package dev.gradus.core.ledger;

import dev.gradus.core.step.StepState;
import dev.gradus.core.step.WaitReason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The six words of an entry's status, in the ledger's order. Every state of a step has one of them. */
public enum LedgerStatus {
    /** Scheduled but not started. */
    QUEUED(StepState.READY),
    /** Currently executing. */
    RUNNING(StepState.RUNNING),
    /** Completed successfully. */
    SUCCEEDED(StepState.COMPLETED),
    /** Failed with an error. */
    FAILED(StepState.FAILED),
    /** Waits for a person's decision. */
    AWAITING_APPROVAL(StepState.WAITING),
    /** Not executed, or not any further. */
    SKIPPED(StepState.SKIPPED);

    private final StepState state;

    LedgerStatus(StepState state) {
        this.state = state;
    }

    /** The state that a step is reported in with this word. */
    public StepState state() {
        return state;
    }

    /** The word for a step in this state; what it waits for tells one waiting step from another. */
    public static LedgerStatus of(StepState state, @Nullable WaitReason waiting) {
        return switch (state) {
            case PENDING, READY, BLOCKED -> QUEUED;
            case RUNNING, CANCELLING, NEEDS_QA -> RUNNING;
            case WAITING -> waiting == null || waiting == WaitReason.APPROVAL ? AWAITING_APPROVAL : RUNNING;
            case COMPLETED -> SUCCEEDED;
            case FAILED -> FAILED;
            case CANCELLED, SKIPPED -> SKIPPED;
        };
    }

    /** The constant's one spelling in JSON and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word; IllegalArgumentException when there is none. */
    public static LedgerStatus ofWord(String word) {
        for (LedgerStatus status : values()) {
            if (status.word().equals(word)) {
                return status;
            }
        }
        throw new IllegalArgumentException("not a ledger status: '" + word + "'");
    }
}
