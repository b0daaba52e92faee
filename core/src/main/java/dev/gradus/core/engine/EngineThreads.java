package dev.gradus.core.engine;

import dev.gradus.core.host.Threads;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The few threads that an engine has beside those of its workers; none is started before it is needed, none keeps a process
 * alive, all end on close. Or none at all: then everything happens on the thread of whoever calls, and no worker can be
 * started.
 */
public final class EngineThreads implements AutoCloseable {
    private static final int TOOL_THREADS = 256;

    private final AttemptTimer timer;
    private final Executor stopActions;
    private final Executor tools;
    private final @Nullable ScheduledExecutorService scheduler;

    private EngineThreads(
            AttemptTimer timer, Executor stopActions, Executor tools, @Nullable ScheduledExecutorService scheduler) {
        this.timer = timer;
        this.stopActions = stopActions;
        this.tools = tools;
        this.scheduler = scheduler;
    }

    /** Threads of the engine's own. */
    static EngineThreads own() {
        var scheduler = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("gradus-timer"));
        scheduler.setRemoveOnCancelPolicy(true); // else each attempt would be remembered until its limit is over
        return new EngineThreads(
                timerOn(scheduler),
                Executors.newCachedThreadPool(DaemonThreads.named("gradus-stop")),
                Threads.newPlatformExecutor("gradus-tool", TOOL_THREADS),
                scheduler);
    }

    /** No thread but the caller's; attempts are timed by this. */
    public static EngineThreads none(AttemptTimer timer) {
        return new EngineThreads(timer, Runnable::run, Runnable::run, null);
    }

    private static AttemptTimer timerOn(ScheduledExecutorService scheduler) {
        return (time, action) -> {
            Future<?> scheduled = scheduler.schedule(action, time.toMillis(), TimeUnit.MILLISECONDS);
            return () -> scheduled.cancel(false);
        };
    }

    /** Ends attempts whose time is over. */
    AttemptTimer timer() {
        return timer;
    }

    /** Runs what has to be done when an attempt is to be stopped. */
    Executor stopActions() {
        return stopActions;
    }

    /** Runs tools; one that does not end keeps its thread. */
    Executor tools() {
        return tools;
    }

    /** Whether everything happens on the thread of whoever calls. */
    boolean areCallers() {
        return scheduler == null;
    }

    /** Repeats something short until closed; never, without threads. */
    @SuppressWarnings("FutureReturnValueIgnored") // closing ends it
    void repeat(Duration pause, Runnable action) {
        if (scheduler != null) {
            scheduler.scheduleWithFixedDelay(action, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        if (scheduler != null) {
            scheduler.shutdownNow();
            ((ExecutorService) stopActions).shutdown();
            ((ExecutorService) tools).shutdownNow();
        }
    }
}
