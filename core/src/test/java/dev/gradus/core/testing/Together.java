package dev.gradus.core.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Work done by several threads that start at the same moment. */
public final class Together {
    private static final long BOUND_SECONDS = 60;

    private Together() {}

    /** What each of so many threads answered, in the order of their numbers from 0; the first failure is thrown. */
    public static <T> List<T> run(int threads, IntFunction<T> work) {
        List<Callable<T>> all = new ArrayList<>();
        for (int number = 0; number < threads; number++) {
            int own = number;
            all.add(() -> work.apply(own));
        }
        return run(all);
    }

    /** What each piece of work answered, each on a thread of its own; the first failure is thrown. */
    public static <T> List<T> run(List<Callable<T>> work) {
        var start = new CyclicBarrier(work.size());
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> piece : work) {
                running.add(threads.submit(() -> {
                    start.await(BOUND_SECONDS, TimeUnit.SECONDS);
                    return piece.call();
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> one : running) {
                answers.add(one.get(BOUND_SECONDS, TimeUnit.SECONDS));
            }
            return answers;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        } catch (TimeoutException late) {
            throw new AssertionError("not done after %d s".formatted(BOUND_SECONDS), late);
        } finally {
            threads.shutdownNow();
        }
    }
}
