package dev.gradus.cli.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Fills and empties the queue of each subject in turn, for each length of tasks. */
final class Rounds {
    private static final int WARM_UP_TASKS = 2_000;
    private static final int WARM_UP_STEPS = 3;
    private static final int MOST_WARM_UPS = 10;
    private static final double COMPILER_AT_REST = 0.1;

    private final DataSource connections;
    private final BenchPlan plan;
    private final Consumer<String> progress;
    private final Upkeep upkeep;

    Rounds(DataSource connections, BenchPlan plan, Consumer<String> progress) {
        this.connections = connections;
        this.plan = plan;
        this.progress = progress;
        this.upkeep = new Upkeep(connections);
    }

    List<Round> measure(List<Subject> subjects) throws InterruptedException, SQLException {
        List<Round> rounds = new ArrayList<>();
        for (Subject subject : subjects) {
            warmUp(subject);
        }
        for (int steps : plan.load().steps()) {
            for (Subject subject : subjects) {
                rounds.add(round(subject, subject.enough(plan.load().tasks(), steps), steps));
            }
        }
        return rounds;
    }

    /** Unreported rounds until the JVM has compiled what they use, but for a tenth of their time; one where little is measured. */
    private void warmUp(Subject subject) throws InterruptedException, SQLException {
        int tasks = Math.min(plan.load().tasks(), WARM_UP_TASKS);
        int most = tasks < WARM_UP_TASKS ? 1 : MOST_WARM_UPS;
        for (int done = 0; done < most; done++) {
            long compiled = compiling();
            Round round = round(subject, tasks, WARM_UP_STEPS);
            long cpu = TimeUnit.NANOSECONDS.toMillis(
                    round.enqueue().clientCpu() + round.drain().clientCpu());
            if (compiling() - compiled < COMPILER_AT_REST * cpu) {
                return;
            }
        }
    }

    /** Milliseconds that the JVM has spent compiling; 0 where it does not tell. */
    private static long compiling() {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        boolean told = compiler != null && compiler.isCompilationTimeMonitoringSupported();
        return told ? compiler.getTotalCompilationTime() : 0;
    }

    private Round round(Subject subject, int tasks, int steps) throws InterruptedException, SQLException {
        progress.accept("%s: %d tasks of %d steps".formatted(subject.name(), tasks, steps));
        if (!upkeep.checkpoint()) {
            progress.accept("this user may not checkpoint: the WAL may hold whole pages");
        }
        try (Meter meter = new Meter(connections, subject.counter())) {
            Reading start = meter.read();
            subject.enqueue(tasks, steps);
            Reading stored = meter.read();
            upkeep.analyze(subject.schema());
            Reading ready = meter.read();
            long nanos = subject.drain((long) tasks * steps);
            Reading drained = meter.read();
            return new Round(subject.name(), steps, tasks, stored.since(start), drained.since(ready), nanos);
        }
    }
}
