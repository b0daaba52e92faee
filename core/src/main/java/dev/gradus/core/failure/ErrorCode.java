package dev.gradus.core.failure;

import java.util.Locale;

/** Why a call was refused. The words are part of the API: never renamed, only added to. */
public enum ErrorCode {
    /** The thing asked for does not exist, or the caller may not know of it. */
    NOT_FOUND(Category.NOT_FOUND, false),
    /** It was changed by another in the meantime, or exists already. */
    CONFLICT(Category.CONFLICT, false),
    /** The caller wanted to act on an earlier version of it than there is now. */
    PRECONDITION_FAILED(Category.CONFLICT, false),
    /** A body, setting or argument is malformed or does not fit. */
    INVALID_INPUT(Category.INVALID, false),
    /** A definition was read but its rules do not hold. */
    INVALID_DEFINITION(Category.INVALID, false),
    /** The command or request as such makes no sense. */
    USAGE(Category.USAGE, false),
    /** The caller is known but may not do this. */
    NOT_ALLOWED(Category.NOT_ALLOWED, false),
    /** The command does not apply in the present state. */
    ILLEGAL_TRANSITION(Category.CONFLICT, false),
    /** The same idempotency key came with another request. */
    IDEMPOTENCY_MISMATCH(Category.CONFLICT, false),
    /** The same idempotency key is still being worked on. */
    IN_PROGRESS(Category.CONFLICT, true),
    /** A rule of the installation or project forbids it. */
    POLICY_VIOLATION(Category.POLICY, false),
    /** A quota, rate or size is used up for now or by this request. */
    LIMIT_EXCEEDED(Category.LIMIT, true),
    /** A service this program needs does not answer. */
    UNREACHABLE(Category.UNREACHABLE, true),
    /** The database has an older schema than this program. */
    SCHEMA_OUTDATED(Category.UNREACHABLE, false),
    /** The database has a newer schema than this program. */
    SCHEMA_NEWER(Category.UNREACHABLE, false),
    /** No live worker can take the work. */
    NO_WORKER(Category.UNREACHABLE, true),
    /** The wait was over before the work was. */
    TIMEOUT(Category.UNREACHABLE, true),
    /** A mistake in this program. */
    INTERNAL(Category.INTERNAL, false);

    private final Category category;
    private final boolean retryHelps;

    ErrorCode(Category category, boolean retryHelps) {
        this.category = category;
        this.retryHelps = retryHelps;
    }

    /** The stable word in problem JSON, such as {@code not-found}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Category category() {
        return category;
    }

    /** Whether the same call may succeed later without anything being changed by the caller. */
    public boolean retryHelps() {
        return retryHelps;
    }

    /** What driving adapters map to a status: few, so that their tables stay total and small. */
    public enum Category {
        USAGE,
        NOT_ALLOWED,
        NOT_FOUND,
        CONFLICT,
        INVALID,
        UNREACHABLE,
        POLICY,
        LIMIT,
        INTERNAL
    }
}
