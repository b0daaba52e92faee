package dev.gradus.cli.bench;

import dev.gradus.core.data.Document;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the rounds came to beside what they are to come to. Ratios hold within one run; microseconds are of this machine. */
final class Goals {
    private static final String OURS = "gradus";
    private static final String REFERENCE = "bare-full";

    private final List<Document> rows = new ArrayList<>();

    private Goals() {}

    static List<Document> of(List<Round> rounds, Document report) {
        Goals goals = new Goals();
        for (Round round : rounds) {
            if (round.subject().equals(OURS)) {
                reference(rounds, round.steps()).ifPresent(bare -> goals.ratios(round, bare));
                goals.costs(round);
            }
        }
        goals.below("start stored elsewhere, p50 ms", report.at("start.stored_elsewhere.p50_ms"), 5, 2);
        goals.below("start stored elsewhere, p99 ms", report.at("start.stored_elsewhere.p99_ms"), 20, 5);
        goals.below("start stored by the worker, p50 ms", report.at("start.stored_by_worker.p50_ms"), 5, 1);
        goals.below("start stored by the worker, p99 ms", report.at("start.stored_by_worker.p99_ms"), 20, 3);
        goals.below("idle, statements a second", report.at("idle.statements_per_second"), 2, 1);
        goals.below("idle, client CPU %", report.at("idle.client_cpu_percent"), 2, 0.5);
        return goals.rows;
    }

    private static Optional<Round> reference(List<Round> rounds, int steps) {
        return rounds.stream()
                .filter(round -> round.subject().equals(REFERENCE) && round.steps() == steps)
                .findFirst();
    }

    private void ratios(Round round, Round bare) {
        String tasks = round.steps() + "-step tasks/s of bare-full";
        above(tasks, Figures.ratio(round.tasksPerSecond(), bare.tasksPerSecond()), 0.25, 0.6);
        String enqueue = round.steps() + "-step tasks enqueued/s of bare-full";
        above(enqueue, Figures.ratio(round.enqueuePerSecond(), bare.enqueuePerSecond()), 0.2, 0.5);
    }

    private void costs(Round round) {
        Double cpu = round.cpuPerStep();
        if (cpu != null) {
            below(round.steps() + "-step tasks, CPU µs a step", Figures.rounded(cpu), 80, 30);
        }
        below(round.steps() + "-step tasks, WAL bytes a step", Figures.rounded(round.walPerStep()), 2_000, 1_000);
    }

    private void above(String goal, BigDecimal found, double first, double aim) {
        row(goal, found, "≥ ", first, aim, 1);
    }

    private void below(String goal, Optional<Document> found, double first, double aim) {
        found.filter(Document::isNumber).ifPresent(number -> below(goal, number.decimal(), first, aim));
    }

    private void below(String goal, BigDecimal found, double first, double aim) {
        row(goal, found, "≤ ", first, aim, -1);
    }

    private void row(String goal, BigDecimal found, String relation, double first, double aim, int sign) {
        boolean aimed = sign * found.compareTo(BigDecimal.valueOf(aim)) >= 0;
        boolean landed = sign * found.compareTo(BigDecimal.valueOf(first)) >= 0;
        rows.add(Document.emptyObject()
                .with("goal", goal)
                .with("found", found)
                .with("first", relation + Figures.rounded(first).toPlainString())
                .with("aim", relation + Figures.rounded(aim).toPlainString())
                .with("reached", reached(landed, aimed)));
    }

    private static String reached(boolean landed, boolean aimed) {
        if (aimed) {
            return "aim";
        }
        return landed ? "first" : "no";
    }
}
