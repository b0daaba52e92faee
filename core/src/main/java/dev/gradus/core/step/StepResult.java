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
 * @param last its last success that was executed with tracked inputs, whatever has become of the step since
 */
public record StepResult(
        Document results,
        @Nullable Failure failure,
        @Nullable Origin origin,
        @Nullable SkipReason skipped,
        @Nullable LastSuccess last) {
    /** Nothing yet. */
    public static final StepResult NONE = new StepResult(Document.emptyObject(), null, null, null, null);

    public StepResult {
        requireNonNull(results, "results");
    }

    /** A success. */
    public static StepResult of(Document results, Origin origin) {
        return new StepResult(results, null, origin, null, null);
    }

    /** A failure. */
    public static StepResult failed(Failure failure) {
        return new StepResult(Document.emptyObject(), failure, null, null, null);
    }

    /** A skip. */
    public static StepResult skipped(SkipReason reason) {
        return new StepResult(Document.emptyObject(), null, null, reason, null);
    }

    /** The same with another last success. */
    public StepResult keeping(@Nullable LastSuccess success) {
        return new StepResult(results, failure, origin, skipped, success);
    }
}
