package dev.gradus.core.kind;

import dev.gradus.core.port.Stop;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The stop of one command: the attempt's own, its deadline, or another limit that it exceeds. Looked at again and again by whoever
 * runs the command; thread safe.
 */
final class GradingWatch implements Stop {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Stop attempt;
    private final Duration atBegin;
    private final Duration deadline;
    private final Supplier<@Nullable String> excess;
    private final AtomicReference<@Nullable String> exceeded = new AtomicReference<>();
    private Duration lookedAt;
    private volatile boolean overdue;

    /**
     * A watch that begins now.
     *
     * @param excess says which limit is exceeded, null for none; asked at most once a second
     */
    GradingWatch(Stop attempt, Duration deadline, Supplier<@Nullable String> excess) {
        this.attempt = attempt;
        this.deadline = deadline;
        this.excess = excess;
        this.atBegin = attempt.left();
        this.lookedAt = Duration.ZERO;
    }

    /** Ends the command because of a limit; the first counts. */
    void exceed(String limit) {
        exceeded.compareAndSet(null, limit);
    }

    /** The limit that ended it, if one did. */
    @Nullable
    String limit() {
        return exceeded.get();
    }

    /** Whether the deadline ended it. */
    boolean isOverdue() {
        return overdue;
    }

    @Override
    public boolean isRequested() {
        if (attempt.isRequested() || overdue || exceeded.get() != null) {
            return true;
        }
        Duration elapsed = atBegin.minus(attempt.left());
        if (elapsed.compareTo(deadline) >= 0) {
            overdue = true;
            return true;
        }
        look(elapsed);
        return exceeded.get() != null;
    }

    private void look(Duration elapsed) {
        synchronized (this) {
            if (elapsed.minus(lookedAt).compareTo(PAUSE) < 0) {
                return;
            }
            lookedAt = elapsed;
        }
        String limit = excess.get();
        if (limit != null) {
            exceed(limit);
        }
    }

    @Override
    public Reason reason() {
        return attempt.isRequested() ? attempt.reason() : isRequested() ? Reason.TIMEOUT : Reason.NONE;
    }

    @Override
    public Duration left() {
        Duration own = deadline.minus(atBegin.minus(attempt.left()));
        return own.compareTo(attempt.left()) < 0 ? own : attempt.left();
    }

    @Override
    public void whenRequested(Runnable action) {
        attempt.whenRequested(action);
    }
}
