package dev.gradus.migrations;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Polls every few milliseconds for what no event tells: another process's lock, file or end. */
final class BoundedWait {
    private static final long INTERVAL_MILLISECONDS = 5;

    private BoundedWait() {}

    /** Whether it came true in time. An interrupt is a broken wait, and stays set. */
    static boolean until(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            try {
                Thread.sleep(INTERVAL_MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EmbeddedPostgresException("interrupted while waiting for the embedded PostgreSQL", e);
            }
        }
        return true;
    }
}
