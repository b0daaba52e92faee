package dev.gradus.cli.bench;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Runs the same work on several threads and waits for all of it. */
final class Crew {
    private Crew() {}

    /** Each member gets its number, from 0; what one throws is thrown when all have ended. */
    static void run(int members, IntFunction<Callable<Void>> work) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(members);
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (int member = 0; member < members; member++) {
                all.add(work.apply(member));
            }
            for (Future<Void> done : threads.invokeAll(all)) {
                done.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof CoreException refused
                    ? refused
                    : new CoreException(ErrorCode.INTERNAL, "the measurement failed: " + failed.getCause(), failed);
        } finally {
            threads.shutdownNow();
            awaitEnd(threads);
        }
    }

    /** Whoever cleans up shall not do so under somebody's hands. */
    private static void awaitEnd(ExecutorService threads) {
        boolean interrupted = Thread.interrupted();
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
