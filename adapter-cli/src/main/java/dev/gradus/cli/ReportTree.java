package dev.gradus.cli;

import dev.gradus.core.grading.Cell;
import dev.gradus.core.report.GradedCriterion;
import dev.gradus.core.report.GradingReport;
import dev.gradus.core.report.ReportStep;
import dev.gradus.core.report.ReportTarget;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A report as task-sync draws it: the steps as a tree, a column of icons for each target before those that grade, and below it how
 * much each target printed.
 */
final class ReportTree {
    private static final String NOT_RUN = "❔";
    private static final int ICON_WIDTH = 2;
    private static final Pattern NUMBERED = Pattern.compile(".*Rubric (\\d{1,9}):.*", Pattern.DOTALL);
    private static final Comparator<ReportStep> ORDER =
            Comparator.comparingInt(ReportTree::number).thenComparingLong(ReportStep::id);

    private final GradingReport report;
    private final Map<String, List<ReportStep>> children = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    ReportTree(GradingReport report) {
        this.report = report;
        for (ReportStep step : report.steps()) {
            String parent = Objects.requireNonNullElse(step.parent(), "");
            children.computeIfAbsent(parent, any -> new ArrayList<>()).add(step);
        }
    }

    /** A step that is still to be drawn. */
    private record Branch(ReportStep step, String indent, boolean last, int idWidth) {}

    List<String> lines() {
        lines.add(report.taskId() + "-" + Cells.oneLine(report.taskName()));
        Deque<Branch> open = new ArrayDeque<>();
        open(open, "", "");
        while (!open.isEmpty()) {
            Branch branch = open.pop();
            lines.add(branch.indent() + (branch.last() ? "╰── " : "├── ") + label(branch));
            open(open, branch.step().key(), branch.indent() + (branch.last() ? "    " : "│   "));
        }
        if (!report.criteria().isEmpty()) {
            footer();
        }
        return lines;
    }

    /** Has the steps below one drawn next, the first uppermost, under the heads of their columns. */
    private void open(Deque<Branch> open, String parent, String indent) {
        List<ReportStep> below = new ArrayList<>(children.getOrDefault(parent, List.of()));
        below.sort(ORDER);
        if (below.stream().anyMatch(step -> step.graded() != null)) {
            lines.add((indent + "    " + columns(ReportTarget::symbol, 1)).stripTrailing());
        }
        int idWidth = widest(below, step -> Long.toString(step.id()));
        for (int i = below.size() - 1; i >= 0; i--) {
            open.push(new Branch(below.get(i), indent, i == below.size() - 1, idWidth));
        }
    }

    private String label(Branch branch) {
        ReportStep step = branch.step();
        GradedCriterion graded = step.graded();
        String icons = graded == null ? "" : columns(target -> icon(graded, target), ICON_WIDTH) + " ";
        return icons + " " + right(Long.toString(step.id()), branch.idWidth()) + " " + Cells.oneLine(step.title());
    }

    /** One text for each target, below one another: each character of it is so many columns wide. */
    private String columns(Function<ReportTarget, String> text, int width) {
        return report.targets().stream()
                .map(target -> {
                    int column = Math.max(ICON_WIDTH, target.symbol().length());
                    String shown = text.apply(target);
                    return shown + " ".repeat(column - width * shown.codePointCount(0, shown.length()));
                })
                .collect(Collectors.joining(" "));
    }

    private static String icon(GradedCriterion graded, ReportTarget target) {
        Cell cell = graded.cell(target);
        return cell == null ? NOT_RUN : cell.verdict().icon();
    }

    private void footer() {
        int names = widest(report.targets(), ReportTarget::title);
        int numbers = widest(report.targets(), ReportTree::bytes);
        for (ReportTarget target : report.targets()) {
            lines.add("%s combined output: %s bytes"
                    .formatted(TextTable.padded(target.title(), names), right(bytes(target), numbers)));
        }
    }

    private static String bytes(ReportTarget target) {
        return String.format(Locale.ROOT, "%,d", target.detail().outputBytes());
    }

    private static String right(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }

    private static <T> int widest(List<T> things, Function<T, String> text) {
        return things.stream()
                .mapToInt(thing -> text.apply(thing).length())
                .max()
                .orElse(0);
    }

    private static int number(ReportStep step) {
        Matcher numbered = NUMBERED.matcher(step.title());
        return numbered.matches() ? Integer.parseInt(numbered.group(1)) : Integer.MAX_VALUE;
    }
}
