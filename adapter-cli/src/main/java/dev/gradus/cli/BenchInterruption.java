package dev.gradus.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a measurement clean up when the process is interrupted: interrupts the thread that measures, and holds the end of the
 * process up until that thread has cleaned up.
 */
final class BenchInterruption {
    private static final int PATIENCE_SECONDS = 120;

    private final CountDownLatch cleaned = new CountDownLatch(1);
    private final Thread hook;

    /** For the calling thread. */
    BenchInterruption(PrintWriter err) {
        Thread measuring = Thread.currentThread();
        this.hook = new Thread(() -> interrupt(measuring, err), "bench-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt(Thread measuring, PrintWriter err) {
        measuring.interrupt();
        try {
            if (!cleaned.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                err.println("the schemas of this measurement were left behind");
                err.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing is left behind. */
    void over() {
        cleaned.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already, and the hook goes on
        }
    }
}
