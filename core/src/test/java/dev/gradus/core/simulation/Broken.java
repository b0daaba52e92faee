package dev.gradus.core.simulation;

import java.util.Arrays;

/** An invariant that did not hold. */
final class Broken extends AssertionError {
    private static final long serialVersionUID = 1L;

    private Broken(String message) {
        super(message);
    }

    /** Fails with the invariant's name and the facts unless the condition holds. */
    static void unless(boolean holds, String invariant, Object... facts) {
        if (!holds) {
            throw new Broken("INVARIANT '%s': %s".formatted(invariant, Arrays.toString(facts)));
        }
    }
}
