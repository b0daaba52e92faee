package dev.gradus.cli.crash;

import dev.gradus.core.engine.WorkerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A worker process: works until its standard input ends, so that it does not outlive the test. Tells a file whenever the
 * engine counts a fenced write.
 */
final class CrashWorker {
    private static final int SLOTS = 4;

    private CrashWorker() {}

    /** Name, folder, address, user and password. */
    public static void main(String[] arguments) throws IOException {
        String name = arguments[0];
        CrashFiles files = new CrashFiles(Path.of(arguments[1]));
        CrashEngine.Address database = new CrashEngine.Address(arguments[2], arguments[3], arguments[4]);
        try (CrashEngine engine = CrashEngine.on(database, files);
                SideFile fenced = SideFile.open(files.fenced())) {
            FenceWatch watch = new FenceWatch(name, engine.gradus().counters()::fencedWrites, fenced);
            ScheduledExecutorService watching = Executors.newSingleThreadScheduledExecutor();
            watching.scheduleWithFixedDelay(watch, 50, 50, TimeUnit.MILLISECONDS);
            engine.gradus().startWorker(new WorkerOptions(name, SLOTS, Map.of()));
            System.in.readAllBytes();
            watching.shutdown();
        }
    }

    /** Looks at the counter and writes a line for each write it grew by. */
    private static final class FenceWatch implements Runnable {
        private final String name;
        private final LongSupplier counter;
        private final SideFile fenced;
        private long told;

        FenceWatch(String name, LongSupplier counter, SideFile fenced) {
            this.name = name;
            this.counter = counter;
            this.fenced = fenced;
        }

        @Override
        public void run() {
            for (long counted = counter.getAsLong(); told < counted; told++) {
                fenced.append(name);
            }
        }
    }
}
