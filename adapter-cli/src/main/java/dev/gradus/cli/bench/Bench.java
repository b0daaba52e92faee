package dev.gradus.cli.bench;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * One measurement of a database: in schemas of its own, which closing drops. Used once and by one thread, which may be interrupted
 * and then closes it likewise.
 */
public final class Bench implements AutoCloseable {
    private final BenchSite site;
    private final BenchPlan plan;
    private final Consumer<String> progress;
    private final String name = "gradus_bench_" + UUID.randomUUID().toString().substring(0, 8);
    private final Deque<Closing> closings = new ArrayDeque<>();

    /** Over a site, which stays the caller's; what is going on is said to {@code progress}. */
    public Bench(BenchSite site, BenchPlan plan, Consumer<String> progress) {
        this.site = site;
        this.plan = plan;
        this.progress = progress;
    }

    /** Measures, and reports it. */
    public Document run() throws InterruptedException {
        try {
            return measured();
        } catch (SQLException failed) {
            throw new CoreException(
                    ErrorCode.UNREACHABLE, "the database failed the measurement: " + failed.getMessage(), failed);
        }
    }

    private Document measured() throws InterruptedException, SQLException {
        List<Subject> subjects = new ArrayList<>();
        GradusSubject gradus = gradus(name);
        subjects.add(gradus);
        if (plan.baseline()) {
            subjects.add(new BareSubject(site.connections(), schema(name + "_bare")));
        }
        Document report = Surroundings.report(site, name);
        Rounds rounds = new Rounds(site.connections(), plan, progress);
        List<Round> measured = rounds.measure(subjects);
        report = report.with(
                "rounds", Document.array(measured.stream().map(Round::report).toList()));
        if (plan.rate() > 0) {
            progress.accept("measuring the time to the start");
            report = report.with("start", new StartLatency(gradus, plan).measure());
        }
        if (!plan.watch().isZero()) {
            progress.accept("measuring the idle installation");
            try (Meter meter = new Meter(site.connections(), gradus.counter())) {
                report = report.with("idle", new IdleCost(gradus, plan, meter).measure());
            }
        }
        if (!plan.history().isEmpty()) {
            GradusSubject grown = gradus(name + "_history");
            report = report.with("history", Document.array(new HistoryCost(site, plan, grown, progress).measure()));
        }
        return report.with("goals", Document.array(Goals.of(measured, report)));
    }

    private GradusSubject gradus(String wanted) throws SQLException {
        String schema = schema(wanted);
        site.migrate(schema);
        GradusSubject subject = new GradusSubject(site, schema, plan.load());
        closeLater(subject::close);
        return subject;
    }

    private String schema(String wanted) throws SQLException {
        OwnSchema schema = OwnSchema.create(site.connections(), wanted);
        progress.accept("schema: " + wanted + (plan.keep() ? ", which stays" : ""));
        if (!plan.keep()) {
            closeLater(schema::drop);
        }
        return wanted;
    }

    private void closeLater(Closing closing) {
        closings.push(closing);
    }

    @Override
    public void close() {
        while (!closings.isEmpty()) {
            try {
                closings.pop().close();
            } catch (SQLException failed) {
                progress.accept("left behind: " + name + ": " + failed.getMessage());
            }
        }
    }

    /** Something to be undone. */
    @FunctionalInterface
    private interface Closing {
        void close() throws SQLException;
    }
}
