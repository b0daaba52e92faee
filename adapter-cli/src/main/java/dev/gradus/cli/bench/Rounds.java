package dev.gradus.cli.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Fills and empties the queue of each subject in turn, for each length of tasks. */
final class Rounds {
    private static final int WARM_UP_TASKS = 2_000;
    private static final int WARM_UP_STEPS = 3;

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

    /** The first, unreported ones make the JVM compile what they use. */
    List<Round> measure(List<Subject> subjects) throws InterruptedException, SQLException {
        int warm = Math.min(plan.load().tasks(), WARM_UP_TASKS);
        List<Round> rounds = new ArrayList<>();
        for (Subject subject : subjects) {
            round(subject, warm, WARM_UP_STEPS);
        }
        for (int steps : plan.load().steps()) {
            for (Subject subject : subjects) {
                rounds.add(round(subject, subject.enough(plan.load().tasks(), steps), steps));
            }
        }
        return rounds;
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
