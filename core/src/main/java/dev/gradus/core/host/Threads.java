package dev.gradus.core.host;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes threads: virtual ones where the JVM has them (Java 21 and later), which is found out by reflection because this
 * program is compiled for Java 17. All are daemons: none keeps a process alive.
 */
public final class Threads {
    private static final int IDLE_SECONDS = 10;

    private Threads() {}

    /**
     * An executor for work that mostly waits: one virtual thread for each piece of work, or else a pool of platform threads
     * whose further work queues.
     *
     * @param boundOnPlatformThreads the most threads of the pool; it has no meaning for virtual threads
     */
    public static ExecutorService newExecutor(String name, int boundOnPlatformThreads) {
        try {
            return newVirtualExecutor(name);
        } catch (ReflectiveOperationException absent) {
            return newPlatformExecutor(name, boundOnPlatformThreads);
        }
    }

    /**
     * A pool of platform threads, for work that is not known to wait: what computes without end on a virtual thread takes a
     * processor away from all the others.
     */
    public static ExecutorService newPlatformExecutor(String name, int bound) {
        var pool = new ThreadPoolExecutor(
                bound, bound, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), platformFactory(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Whether the JVM has virtual threads. */
    public static boolean areVirtual() {
        return Runtime.version().feature() >= 21;
    }

    /** Starts a platform thread. */
    static Thread start(String name, Runnable body) {
        var thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static ThreadFactory platformFactory(String name) {
        var count = new AtomicLong();
        return body -> {
            var thread = new Thread(body, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** {@code Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 1).factory())}. */
    private static ExecutorService newVirtualExecutor(String name) throws ReflectiveOperationException {
        // Looked up by the public interface types: the classes behind them are not accessible.
        Class<?> builderType = Class.forName("java.lang.Thread$Builder$OfVirtual");
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        MethodHandle builder = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builderType));
        MethodHandle named =
                lookup.findVirtual(builderType, "name", MethodType.methodType(builderType, String.class, long.class));
        MethodHandle factory = lookup.findVirtual(builderType, "factory", MethodType.methodType(ThreadFactory.class));
        MethodHandle executor = lookup.findStatic(
                Executors.class,
                "newThreadPerTaskExecutor",
                MethodType.methodType(ExecutorService.class, ThreadFactory.class));
        try {
            Object prepared = named.invoke(builder.invoke(), name + "-", 1L);
            return (ExecutorService) executor.invoke((ThreadFactory) factory.invoke(prepared));
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable impossible) {
            throw new LinkageError("virtual threads are not as expected", impossible);
        }
    }
}
