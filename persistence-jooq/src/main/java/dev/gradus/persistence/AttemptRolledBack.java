package dev.gradus.persistence;

import dev.gradus.core.step.Outcome;

/** Leaves the transaction of a step whose body failed; what it came to is stored by another. */
final class AttemptRolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    AttemptRolledBack(Outcome outcome) {
        super("the body failed", null, false, false);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
