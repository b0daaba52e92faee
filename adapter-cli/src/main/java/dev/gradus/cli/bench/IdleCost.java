package dev.gradus.cli.bench;

import dev.gradus.core.data.Document;
import dev.gradus.core.engine.Worker;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What workers cost while there is nothing to do. */
final class IdleCost {
    private static final Duration SETTLE = Duration.ofSeconds(3);

    private final GradusSubject subject;
    private final BenchPlan plan;
    private final Meter meter;

    IdleCost(GradusSubject subject, BenchPlan plan, Meter meter) {
        this.subject = subject;
        this.plan = plan;
        this.meter = meter;
    }

    Document measure() throws InterruptedException, SQLException {
        List<Worker> workers = subject.work();
        try {
            TimeUnit.NANOSECONDS.sleep(SETTLE.toNanos());
            Reading before = meter.read();
            TimeUnit.NANOSECONDS.sleep(plan.watch().toNanos());
            return report(meter.read().since(before));
        } finally {
            workers.forEach(Worker::close);
        }
    }

    private Document report(Reading used) {
        return Document.emptyObject()
                .with("workers", plan.load().workers())
                .with(
                        "statements_per_second",
                        Figures.perSecond(
                                used.statements(), used.nanos() * plan.load().workers()))
                .with("client_cpu_percent", percent(used.clientCpu(), used.nanos()))
                .with("server_cpu_percent", percent(used.serverCpu(), used.nanos()));
    }

    private static @Nullable BigDecimal percent(@Nullable Long cpu, long nanos) {
        return cpu == null ? null : Figures.rounded(100.0 * cpu / nanos);
    }
}
