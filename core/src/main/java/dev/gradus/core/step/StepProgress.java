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
 */
public record StepProgress(
        int failures,
        int lost,
        @Nullable Instant notBefore,
        Document memo,
        @Nullable WaitReason waiting) {
    /** The beginning of a pass. */
    public static final StepProgress NONE = new StepProgress(0, 0, null, Document.emptyObject(), null);

    /** Attempts lost with their worker after which a step is given up as poison. */
    public static final int MAX_LOST = 3;

    public StepProgress {
        requireNonNull(memo, "memo");
    }

    /** One more failed attempt; the next not before the given time. */
    public StepProgress failed(@Nullable Instant retryAt) {
        return new StepProgress(failures + 1, lost, retryAt, memo, null);
    }

    /** One more attempt lost with its worker. */
    public StepProgress lostOnce() {
        return new StepProgress(failures, lost + 1, null, memo, null);
    }

    /** Deferred by its own attempt. */
    public StepProgress deferred(@Nullable Instant until, Document note) {
        return new StepProgress(failures, lost, until, note, null);
    }

    /** Waiting for something stored, at the latest until the given time. */
    public StepProgress waitingFor(@Nullable WaitReason reason, @Nullable Instant until) {
        return new StepProgress(failures, lost, until, memo, reason);
    }

    /** No longer waiting. */
    public StepProgress awake() {
        return new StepProgress(failures, lost, null, memo, null);
    }
}
