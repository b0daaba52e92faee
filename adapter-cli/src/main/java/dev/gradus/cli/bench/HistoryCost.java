package dev.gradus.cli.bench;

import dev.gradus.core.data.Document;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The same operations over empty tables and over a growing history. */
final class HistoryCost {
    private static final int LENGTH = 10;
    private static final int DRAIN_STEPS = 3;

    private final BenchSite site;
    private final BenchPlan plan;
    private final GradusSubject subject;
    private final Upkeep upkeep;
    private final History history;
    private final List<Document> report = new ArrayList<>();

    /** Over a subject with nothing in its tables. */
    HistoryCost(BenchSite site, BenchPlan plan, GradusSubject subject, Consumer<String> progress) {
        this.site = site;
        this.plan = plan;
        this.subject = subject;
        this.upkeep = new Upkeep(site.connections());
        this.history = new History(site.connections(), subject.schema(), LENGTH, progress);
    }

    List<Document> measure() throws InterruptedException, SQLException {
        subject.enqueue(1, LENGTH);
        subject.drain(LENGTH);
        try (Meter meter = new Meter(site.connections(), subject.counter())) {
            HotOperations operations = new HotOperations(subject, meter);
            measured(operations, meter); // makes the JVM compile what it runs
            List<Timed> empty = measured(operations, meter);
            report(0, empty, empty);
            for (long size : plan.history()) {
                history.growTo(size);
                report(size, measured(operations, meter), empty);
            }
        }
        return report;
    }

    private List<Timed> measured(HotOperations operations, Meter meter) throws InterruptedException, SQLException {
        upkeep.vacuum(subject.schema());
        upkeep.checkpoint();
        List<Timed> all = new ArrayList<>(operations.measure());
        subject.enqueue(plan.load().tasks(), DRAIN_STEPS);
        Reading before = meter.read();
        long nanos = subject.drain((long) plan.load().tasks() * DRAIN_STEPS);
        Percentiles each = Percentiles.of(new long[] {nanos / plan.load().tasks() / DRAIN_STEPS});
        all.add(new Timed(
                "drain, a step",
                plan.load().tasks() * DRAIN_STEPS,
                each,
                meter.read().since(before)));
        return all;
    }

    private void report(long size, List<Timed> all, List<Timed> empty) {
        for (int i = 0; i < all.size(); i++) {
            report.add(all.get(i).report(size, empty.get(i)));
        }
    }
}
