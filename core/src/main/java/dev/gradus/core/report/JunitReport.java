package dev.gradus.core.report;

import dev.gradus.core.grading.Cell;
import dev.gradus.core.grading.Gate;
import dev.gradus.core.grading.GradingRun;
import dev.gradus.core.grading.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a report as JUnit's XML. */
final class JunitReport {
    private final GradingReport report;
    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    private JunitReport(GradingReport report) {
        this.report = report;
    }

    static String write(GradingReport report) {
        return new JunitReport(report).write();
    }

    private String write() {
        xml.append("<testsuites name=\"%s\">\n".formatted(Markup.escaped(report.taskName())));
        if (report.gated()) {
            suite("Gate", report.criteria().stream().map(this::gate).toList());
        }
        for (ReportTarget target : report.solutions()) {
            suite(
                    target.title(),
                    report.criteria().stream()
                            .map(graded -> tested(graded, graded.cell(target)))
                            .toList());
        }
        return xml.append("</testsuites>\n").toString();
    }

    /**
     * A test case.
     *
     * @param criterion whose
     * @param outcome the element that says it did not succeed; absent when it did
     * @param message why not
     * @param took how long it took
     * @param output what it printed
     */
    private record Case(
            GradedCriterion criterion, @Nullable String outcome, String message, Duration took, String output) {}

    private Case gate(GradedCriterion graded) {
        String outcome = switch (graded.gate()) {
            case HOLDS, OFF -> null;
            case BROKEN -> "failure";
            case UNPROVEN -> "skipped";
        };
        return new Case(graded, outcome, graded.gate() == Gate.HOLDS ? "" : graded.gateReason(), Duration.ZERO, "");
    }

    private Case tested(GradedCriterion graded, @Nullable Cell cell) {
        if (cell == null) {
            return new Case(graded, "skipped", "it has not been run", Duration.ZERO, "");
        }
        List<String> outputs = new ArrayList<>();
        Duration took = Duration.ZERO;
        for (GradingRun run : cell.runs()) {
            took = took.plus(run.evidence().timing().took());
            outputs.add(run.evidence().output().text());
        }
        return new Case(
                graded,
                element(cell.verdict()),
                Wording.verdict(cell) + ": " + cell.reason(),
                took,
                String.join("\n", outputs));
    }

    private static @Nullable String element(Verdict verdict) {
        return switch (verdict) {
            case PASS -> null;
            case FAIL, FLAKY, TIMEOUT, PATCH_REJECTED, TAMPERED -> "failure";
            case INFRA_ERROR -> "error";
            case RUBRIC_INVALID, SKIPPED -> "skipped";
        };
    }

    private void suite(String name, List<Case> cases) {
        xml.append("  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\">\n"
                .formatted(
                        Markup.escaped(name),
                        cases.size(),
                        count(cases, "failure"),
                        count(cases, "error"),
                        count(cases, "skipped")));
        cases.forEach(one -> testCase(name, one));
        xml.append("  </testsuite>\n");
    }

    private void testCase(String suite, Case one) {
        var criterion = one.criterion().criterion();
        xml.append("    <testcase classname=\"%s\" name=\"%s\" time=\"%s\">\n"
                .formatted(
                        Markup.escaped(suite),
                        Markup.escaped(criterion.counter() + ": " + criterion.id()),
                        String.format(Locale.ROOT, "%.3f", one.took().toMillis() / 1_000.0)));
        if (one.outcome() != null) {
            xml.append("      <%s message=\"%s\"/>\n".formatted(one.outcome(), Markup.escaped(one.message())));
        }
        if (!one.output().isEmpty()) {
            xml.append("      <system-out>%s</system-out>\n".formatted(Markup.escaped(one.output())));
        }
        xml.append("    </testcase>\n");
    }

    private static long count(List<Case> cases, String outcome) {
        return cases.stream().filter(one -> outcome.equals(one.outcome())).count();
    }
}
