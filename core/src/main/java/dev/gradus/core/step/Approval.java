package dev.gradus.core.step;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the approval of a step stands in its present pass, and what people said of it.
 *
 * @param state what has become of it; absent while nobody was asked
 * @param by who decided, as an actor
 * @param note what that person said
 * @param at when the person was asked, or decided
 * @param feedback what was filled in when the work was last pushed back to this step; an object
 * @param pushBacks how often the work was pushed back from this step in its round
 */
public record Approval(
        @Nullable ApprovalState state,
        @Nullable String by,
        @Nullable String note,
        @Nullable Instant at,
        Document feedback,
        int pushBacks) {
    /** Nobody was asked. */
    public static final Approval NONE = new Approval(null, null, null, null, Document.emptyObject(), 0);

    public Approval {
        requireNonNull(feedback, "feedback");
        if (pushBacks < 0) {
            throw new IllegalArgumentException("pushed back " + pushBacks + " times");
        }
    }

    /** Whether a person let the step begin, or accepted it. */
    public boolean isGranted() {
        return state == ApprovalState.APPROVED;
    }

    /** A person is asked. */
    Approval asked(Instant when) {
        return new Approval(ApprovalState.PENDING, null, null, when, feedback, pushBacks);
    }

    /** A person decided. */
    Approval decided(ApprovalState verdict, @Nullable String who, @Nullable String said, Instant when) {
        return new Approval(verdict, who, said, when, feedback, pushBacks);
    }

    /** Another pass: the person is asked again; what was said of the work stays readable. */
    Approval afresh() {
        return new Approval(null, null, null, null, feedback, pushBacks);
    }

    /** The work was pushed back from this step once more. */
    Approval pushedBack() {
        return new Approval(state, by, note, at, feedback, pushBacks + 1);
    }

    /** The work was pushed back to this step, with this. */
    Approval advised(Document advice) {
        return new Approval(state, by, note, at, advice, pushBacks);
    }
}
