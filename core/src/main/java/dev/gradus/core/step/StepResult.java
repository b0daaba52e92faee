package dev.gradus.core.step;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What a step has to show.
 *
 * @param results what it returned; empty when it has returned nothing
 * @param failure why it failed or is blocked
 * @param origin how a completed step came by its results
 * @param skipped why it was skipped
 */
public record StepResult(
        Document results,
        @Nullable Failure failure,
        @Nullable Origin origin,
        @Nullable SkipReason skipped) {
    /** Nothing yet. */
    public static final StepResult NONE = new StepResult(Document.emptyObject(), null, null, null);

    public StepResult {
        requireNonNull(results, "results");
    }

    /** A success. */
    public static StepResult of(Document results, Origin origin) {
        return new StepResult(results, null, origin, null);
    }

    /** A failure. */
    public static StepResult failed(Failure failure) {
        return new StepResult(Document.emptyObject(), failure, null, null);
    }

    /** A skip. */
    public static StepResult skipped(SkipReason reason) {
        return new StepResult(Document.emptyObject(), null, null, reason);
    }
}
