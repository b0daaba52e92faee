package dev.gradus.core.step;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;

/**
 * The last execution of a step that succeeded with tracked inputs. It outlives rounds, retries and edits, so that its results
 * can stand in while the fingerprint is unchanged; executing the step again replaces it.
 *
 * @param attempt the number of the attempt that executed it
 * @param tracking what it depended on
 * @param results what it returned
 */
public record LastSuccess(int attempt, Tracking tracking, Document results) {
    public LastSuccess {
        requireNonNull(tracking, "tracking");
        requireNonNull(results, "results");
    }
}
