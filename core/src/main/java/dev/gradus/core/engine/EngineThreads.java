package dev.gradus.core.engine;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * The few threads that an engine needs beside those of its workers; none keeps a process alive, all end on close.
 *
 * @param timer fires timeouts; its actions are short
 * @param stopActions runs what has to be done when an attempt is to be stopped
 */
record EngineThreads(ScheduledExecutorService timer, ExecutorService stopActions) implements AutoCloseable {

    static EngineThreads started() {
        var timer = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("gradus-timer"));
        timer.setRemoveOnCancelPolicy(true); // else each attempt would be remembered until its limit is over
        return new EngineThreads(timer, Executors.newCachedThreadPool(DaemonThreads.named("gradus-stop")));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        stopActions.shutdown();
    }
}
