package dev.gradus.core.step;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a success depended on, kept so that a later execution can take its results instead.
 *
 * @param fingerprint of its inputs
 * @param changed the inputs that differed from those of the success before it; empty for the first
 */
public record Tracking(Fingerprint fingerprint, List<String> changed) {
    public Tracking {
        requireNonNull(fingerprint, "fingerprint");
        changed = List.copyOf(changed);
    }
}
