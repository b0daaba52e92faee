package dev.gradus.core.kind;

import dev.gradus.core.port.Stop;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits within an attempt. */
final class Pause {
    private Pause() {}

    /** Waits; false when the attempt has to end instead. */
    static boolean of(Duration length, Stop stop) throws InterruptedException {
        var stopped = new CountDownLatch(1);
        stop.whenRequested(stopped::countDown);
        return !stopped.await(length.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits although the attempt has to end. */
    static void unstopped(Duration length) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(length.toNanos());
    }
}
