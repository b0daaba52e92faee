package dev.gradus.http;

import dev.gradus.core.failure.ErrorCode;

/** The one table from error codes to statuses. */
final class Statuses {
    private Statuses() {}

    static int of(ErrorCode code) {
        return switch (code) {
            case USAGE -> 400;
            case NOT_ALLOWED, POLICY_VIOLATION -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT, ILLEGAL_TRANSITION, IN_PROGRESS -> 409;
            case PRECONDITION_FAILED -> 412;
            case INVALID_INPUT, INVALID_DEFINITION, IDEMPOTENCY_MISMATCH -> 422;
            case LIMIT_EXCEEDED -> 429;
            case INTERNAL -> 500;
            case UNREACHABLE, SCHEMA_OUTDATED, SCHEMA_NEWER, NO_WORKER -> 503;
            case TIMEOUT -> 504;
        };
    }
}
