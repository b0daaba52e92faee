package dev.gradus.cli;

import dev.gradus.cli.bench.Bench;
import dev.gradus.cli.bench.BenchSite;

/** Ends a measurement and removes its schemas when the process is interrupted. */
final class BenchInterruption {
    private final Thread hook;

    /** Watches over the measurement that the calling thread makes. */
    BenchInterruption(Bench bench, BenchSite site) {
        Thread measuring = Thread.currentThread();
        this.hook = new Thread(
                () -> {
                    measuring.interrupt();
                    bench.close();
                    site.close();
                },
                "bench-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The measurement is over. */
    void withdraw() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already, and the hook is at work
        }
    }
}
