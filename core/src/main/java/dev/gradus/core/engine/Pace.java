package dev.gradus.core.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** How many steps a worker ends in a second, measured over the last one that is over. Thread safe. */
final class Pace {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final LongAdder ended = new LongAdder();
    private long since = System.nanoTime();
    private long before;
    private int perSecond;

    void ended(int steps) {
        ended.add(steps);
    }

    synchronized int perSecond() {
        long now = System.nanoTime();
        long time = now - since;
        if (time >= SECOND) {
            long all = ended.sum();
            perSecond = (int) Math.min(Integer.MAX_VALUE, (all - before) * SECOND / time);
            before = all;
            since = now;
        }
        return perSecond;
    }
}
