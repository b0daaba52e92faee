package dev.gradus.core.kind;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.failure.Failure;

/** Thrown by the body of a step to fail its attempt in exactly this way. */
public final class StepFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Immutable, and never sent anywhere with the exception. */
    private final transient Failure failure;

    public StepFailedException(Failure failure) {
        super(requireNonNull(failure, "failure").message());
        this.failure = failure;
    }

    /** How the attempt failed. */
    public Failure failure() {
        return failure;
    }
}
