package dev.gradus.cli.bench;

import dev.gradus.core.data.Document;
import dev.gradus.core.engine.Worker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The time from the call that stores a task to the beginning of its step, at a rate that leaves the workers idle in between. Tasks
 * are handed over on time by several threads: a slow one delays none of the next.
 */
final class StartLatency {
    private static final int SENDERS = 4;

    /** Tasks handed over as fast as can be before those that are measured: the JVM compiles what stores and begins single ones. */
    private static final int WARM_UP_TASKS = 2_000;

    private static final Duration SETTLE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final GradusSubject subject;
    private final int rate;
    private final int tasks;

    StartLatency(GradusSubject subject, BenchPlan plan) {
        this.subject = subject;
        this.rate = plan.rate();
        this.tasks = Math.toIntExact(Math.max(1, plan.rate() * plan.watch().toSeconds()));
    }

    /** Tasks stored by a process that executes nothing, and by one that does. */
    Document measure() throws InterruptedException {
        List<Worker> workers = subject.work();
        try {
            return Document.emptyObject()
                    .with("rate", rate)
                    .with("stored_elsewhere", measured(subject.client()).report())
                    .with("stored_by_worker", measured(subject.host()).report());
        } finally {
            workers.forEach(Worker::close);
        }
    }

    private Percentiles measured(BenchInstallation through) throws InterruptedException {
        handOver(through, Math.min(tasks, WARM_UP_TASKS), 0);
        TimeUnit.NANOSECONDS.sleep(SETTLE.toNanos());
        return handOver(through, tasks, TimeUnit.SECONDS.toNanos(1) / rate);
    }

    private Percentiles handOver(BenchInstallation through, int count, long nanosBetween) throws InterruptedException {
        StartTimes times = new StartTimes(count);
        subject.noop().reset(times);
        long begin = System.nanoTime();
        Crew.run(SENDERS, member -> () -> {
            for (int task = member; task < count && !Thread.currentThread().isInterrupted(); task += SENDERS) {
                sleepUntil(begin + task * nanosBetween);
                times.handed(task, System.nanoTime());
                subject.start(through, task);
            }
            return null;
        });
        awaitAll(times);
        return times.waits();
    }

    private static void awaitAll(StartTimes times) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!times.isComplete() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static void sleepUntil(long time) {
        for (long left = time - System.nanoTime();
                left > 0 && !Thread.currentThread().isInterrupted();
                left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
