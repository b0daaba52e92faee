package dev.gradus.cli.app;

import dev.gradus.persistence.JooqStores;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * What stores and their driver need has to be loaded once in a process, and takes half of a short command: a thread of its own does
 * it while the command line is read and the first connection opened.
 *
 * <p>The order matters, because two threads that initialise classes which need one another can wait for each other for ever:
 * SLF4J is there before the thread begins, and until {@link #end} no other thread touches jOOQ or the generated tables. Of the
 * core they need nothing but plain enums.
 */
final class Preparation {
    /** Words of command lines that ask no database, or ask a server for it. */
    private static final Set<String> WITHOUT_DATABASE = Set.of(
            "-h",
            "--help",
            "version",
            "completion",
            "setup",
            "validate",
            "plan",
            "rubric",
            "doctor",
            "--server",
            "--api-base-url");

    private static @Nullable Thread begun;

    private Preparation() {}

    /** Begins, unless it has begun. How this process logs must be decided, or the log be {@link DeferredLogs}. */
    static synchronized Thread begin() {
        Thread thread = begun;
        if (thread == null) {
            LoggerFactory.getILoggerFactory();
            thread = new Thread(Preparation::prepare, "gradus-prepare");
            thread.setDaemon(true);
            thread.start();
            begun = thread;
        }
        return thread;
    }

    /** Begins when a command line will most likely open stores; a wrong guess costs time of a processor. */
    static void beginFor(String[] arguments, Map<String, String> environment) {
        if (DeferredLogs.areUsed() && asksDatabase(arguments, environment)) {
            begin();
        }
    }

    static boolean asksDatabase(String[] arguments, Map<String, String> environment) {
        return arguments.length > 0
                && Arrays.stream(arguments).noneMatch(WITHOUT_DATABASE::contains)
                && !environment.containsKey(Setting.SERVER.variable())
                && Setting.SERVER.older().stream().noneMatch(environment::containsKey);
    }

    /** Has it done and over, in an interrupted thread as well. What failed will fail again where it is needed. */
    static void end() {
        Thread thread = begin();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The driver's logger first, as the driver is wanted first; both look into every jar, for a log and for settings. */
    private static void prepare() {
        Logger.getLogger("org.postgresql");
        JooqStores.prepare();
    }
}
