package dev.gradus.core.kind;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.failure.Failure;

/** Ends the work of a container kind with a failure that is already known; never leaves its kind. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    RefusedException(Failure failure) {
        super(failure.message());
        this.failure = requireNonNull(failure, "failure");
    }

    /** What the attempt has failed with. */
    Failure failure() {
        return failure;
    }

    /** A mistake in the settings or in what the step is given by others. */
    static RefusedException user(String code, String message) {
        return new RefusedException(Failure.user(code, message));
    }
}
