package dev.gradus.core.testing;

import dev.gradus.core.engine.AttemptTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A timer by a clock that stands still: what is due fires when somebody has moved the clock and says so. */
final class VirtualTimer implements AttemptTimer {
    private final TestClock clock;
    private final List<Due> waiting = new ArrayList<>();

    VirtualTimer(TestClock clock) {
        this.clock = clock;
    }

    private record Due(Instant at, Runnable action) {}

    @Override
    public synchronized Runnable after(Duration time, Runnable action) {
        Due due = new Due(clock.instant().plus(time), action);
        waiting.add(due);
        return () -> callOff(due);
    }

    private synchronized void callOff(Due due) {
        waiting.remove(due);
    }

    /** Fires what is due by now. */
    void fire() {
        List<Due> due;
        synchronized (this) {
            Instant now = clock.instant();
            due = waiting.stream().filter(one -> !one.at().isAfter(now)).toList();
            waiting.removeAll(due);
        }
        due.forEach(one -> one.action().run());
    }
}
