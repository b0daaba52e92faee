package dev.gradus.core.step;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a step has come in its present pass.
 *
 * @param failures failed attempts since it was last (re)opened
 * @param lost attempts lost with their worker since it was last (re)opened
 * @param notBefore the time before which it is not claimed again
 * @param memo what an attempt left for the next one, such as the end of a wait
 * @param waiting what it waits for while WAITING
 * @param forced whether it is to be executed even if an earlier success could stand in; until it succeeds
 * @param asked what somebody asked of its next execution beside its settings, for its kind to read; until it succeeds
 * @param approval how its approval stands
 */
public record StepProgress(
        int failures,
        int lost,
        @Nullable Instant notBefore,
        Document memo,
        @Nullable WaitReason waiting,
        boolean forced,
        Document asked,
        Approval approval) {
    /** The beginning of the first pass. */
    public static final StepProgress NONE =
            new StepProgress(0, 0, null, Document.emptyObject(), null, false, Document.emptyObject(), Approval.NONE);

    /** Attempts lost with their worker after which a step is given up as poison. */
    public static final int MAX_LOST = 3;

    public StepProgress {
        requireNonNull(memo, "memo");
        requireNonNull(asked, "asked");
        requireNonNull(approval, "approval");
    }

    /** One more failed attempt; the next not before the given time. */
    public StepProgress failed(@Nullable Instant retryAt) {
        return new StepProgress(failures + 1, lost, retryAt, memo, null, forced, asked, approval);
    }

    /** One more attempt lost with its worker. */
    public StepProgress lostOnce() {
        return new StepProgress(failures, lost + 1, null, memo, null, forced, asked, approval);
    }

    /** Deferred by its own attempt. */
    public StepProgress deferred(@Nullable Instant until, Document note) {
        return new StepProgress(failures, lost, until, note, null, forced, asked, approval);
    }

    /** Waiting for something stored, at the latest until the given time. */
    public StepProgress waitingFor(@Nullable WaitReason reason, @Nullable Instant until) {
        return new StepProgress(failures, lost, until, memo, reason, forced, asked, approval);
    }

    /** No longer waiting. */
    public StepProgress awake() {
        return new StepProgress(failures, lost, null, memo, null, forced, asked, approval);
    }

    /** With another memo. */
    public StepProgress noting(Document note) {
        return new StepProgress(failures, lost, notBefore, note, waiting, forced, asked, approval);
    }

    /** The beginning of another pass. */
    public StepProgress afresh() {
        return NONE.forced(forced).asking(asked).with(approval.afresh());
    }

    /** To be executed whatever its fingerprint says, or no longer. */
    public StepProgress forced(boolean force) {
        return new StepProgress(failures, lost, notBefore, memo, waiting, force, asked, approval);
    }

    /** With this asked of its next execution. */
    public StepProgress asking(Document wish) {
        return new StepProgress(failures, lost, notBefore, memo, waiting, forced, wish, approval);
    }

    /** With another approval. */
    public StepProgress with(Approval other) {
        return new StepProgress(failures, lost, notBefore, memo, waiting, forced, asked, other);
    }
}
