package dev.gradus.cli;

import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.failure.FailureClass;

/** What a command ends with: the one table. */
public enum ExitCode {
    /** Done, or the run completed. */
    OK(0),
    /** A mistake in this program. */
    ERROR(1),
    /** The command line makes no sense. */
    USAGE(2),
    /** Not logged in, or not allowed. */
    NOT_ALLOWED(3),
    /** There is no such thing. */
    NOT_FOUND(4),
    /** State, version or key are in the way. */
    CONFLICT(5),
    /** Server or database do not answer. */
    UNREACHABLE(6),
    /** A definition or an input is invalid. */
    INVALID(7),
    /** The run failed by its own fault. */
    FAILED(10),
    /** The run failed by a fault of the machinery. */
    INFRA(11),
    /** The run was cancelled or rejected. */
    CANCELLED(12),
    /** The run waits for a person. */
    WAITS_FOR_PERSON(13),
    /** A budget or a policy stopped it. */
    POLICY(14),
    /** The limit of steps or time was reached before the end. */
    LIMIT(15),
    /** Graded: a required criterion failed. */
    REQUIRED_FAILED(16),
    /** Interrupted; a run goes on. */
    INTERRUPTED(130);

    private final int value;

    ExitCode(int value) {
        this.value = value;
    }

    /** The number that the shell sees. */
    public int value() {
        return value;
    }

    /** What a refused call ends with. */
    static ExitCode of(ErrorCode refusal) {
        return switch (refusal.category()) {
            case USAGE -> USAGE;
            case NOT_ALLOWED -> NOT_ALLOWED;
            case NOT_FOUND -> NOT_FOUND;
            case CONFLICT -> CONFLICT;
            case INVALID -> INVALID;
            case UNREACHABLE -> UNREACHABLE;
            case POLICY -> POLICY;
            case LIMIT -> LIMIT;
            case INTERNAL -> ERROR;
        };
    }

    /** What a run that ended with this class of failure ends with. */
    static ExitCode of(FailureClass failure) {
        return switch (failure) {
            case USER, TIMEOUT, TAMPERED -> FAILED;
            case INFRA, POISON -> INFRA;
            case POLICY, BUDGET -> POLICY;
            case REJECTED -> CANCELLED;
        };
    }
}
