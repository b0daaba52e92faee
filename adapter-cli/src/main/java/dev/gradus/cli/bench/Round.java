package dev.gradus.cli.bench;

import dev.gradus.core.data.Document;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One measured filling and emptying of the queue.
 *
 * @param subject what was measured
 * @param steps the length of each task
 * @param tasks how many
 * @param enqueue what storing them took
 * @param drain what executing them took
 * @param drainNanos from the first step's beginning to the last task's end
 */
record Round(String subject, int steps, int tasks, Reading enqueue, Reading drain, long drainNanos) {
    private static final double MICRO = 1_000;

    private long stepCount() {
        return (long) tasks * steps;
    }

    double enqueuePerSecond() {
        return tasks * 1e9 / enqueue.nanos();
    }

    double tasksPerSecond() {
        return tasks * 1e9 / drainNanos;
    }

    /** Microseconds of client and server for each step while it was executed; null when the server's are unknown. */
    @Nullable
    Double cpuPerStep() {
        Long server = drain.serverCpu();
        return server == null ? null : (server + drain.clientCpu()) / MICRO / stepCount();
    }

    /** Bytes for each step, its share of storing its task included. */
    double walPerStep() {
        return (double) (enqueue.walBytes() + drain.walBytes()) / stepCount();
    }

    Document report() {
        return Document.emptyObject()
                .with("subject", subject)
                .with("steps", steps)
                .with("tasks", tasks)
                .with(
                        "enqueue",
                        phase(enqueue, tasks)
                                .with("seconds", Figures.rounded(enqueue.nanos() / 1e9))
                                .with("tasks_per_second", Figures.rounded(enqueuePerSecond())))
                .with(
                        "drain",
                        phase(drain, stepCount())
                                .with("seconds", Figures.rounded(drainNanos / 1e9))
                                .with("tasks_per_second", Figures.rounded(tasksPerSecond()))
                                .with("steps_per_second", Figures.rounded(tasksPerSecond() * steps)))
                .with("wal_bytes_per_step", Figures.rounded(walPerStep()));
    }

    /** For each task that was stored, or each step that was executed. */
    private static Document phase(Reading used, long count) {
        return Document.emptyObject()
                .with("client_cpu_us", micros(used.clientCpu(), count))
                .with("server_cpu_us", micros(used.serverCpu(), count))
                .with("wal_bytes", Figures.rounded((double) used.walBytes() / count))
                .with("wal_full_pages", used.walPages())
                .with("statements", Figures.rounded((double) used.statements() / count))
                .with("transactions", Figures.rounded((double) used.transactions() / count));
    }

    private static @Nullable BigDecimal micros(@Nullable Long nanos, long count) {
        return nanos == null ? null : Figures.rounded(nanos / MICRO / count);
    }
}
