package dev.gradus.core.engine;

import java.util.concurrent.atomic.LongAdder;

/** What this process has done since it started. Thread safe. */
public final class EngineCounters {
    private final LongAdder claimed = new LongAdder();
    private final LongAdder completed = new LongAdder();
    private final LongAdder fenced = new LongAdder();
    private final LongAdder swept = new LongAdder();

    void claimed(int steps) {
        claimed.add(steps);
    }

    void completed() {
        completed.increment();
    }

    void fenced() {
        fenced.increment();
    }

    void swept() {
        swept.increment();
    }

    /** Steps claimed or taken. */
    public long claims() {
        return claimed.sum();
    }

    /** Outcomes stored. */
    public long completions() {
        return completed.sum();
    }

    /** Late outcomes that changed nothing. */
    public long fencedWrites() {
        return fenced.sum();
    }

    /** Steps taken back from lost sessions. */
    public long sweeps() {
        return swept.sum();
    }
}
