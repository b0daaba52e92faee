package dev.gradus.core.testing;

import dev.gradus.core.port.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A stop that a test requests. Thread safe. */
public final class ControlledStop implements Stop {
    private final List<Runnable> actions = new ArrayList<>();
    private Reason reason = Reason.NONE;

    /** Requests it, and returns when all that waited for it was told. */
    public void request(Reason why) {
        List<Runnable> due;
        synchronized (this) {
            reason = why;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    /** How many actions wait for it. */
    public synchronized int actions() {
        return actions.size();
    }

    @Override
    public synchronized boolean isRequested() {
        return reason != Reason.NONE;
    }

    @Override
    public synchronized Reason reason() {
        return reason;
    }

    @Override
    public Duration left() {
        return isRequested() ? Duration.ZERO : Duration.ofHours(1);
    }

    @Override
    public void whenRequested(Runnable action) {
        synchronized (this) {
            if (reason == Reason.NONE) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }
}
