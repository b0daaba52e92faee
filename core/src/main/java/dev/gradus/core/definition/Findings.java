package dev.gradus.core.definition;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The faults found so far in one text, each once. Confined to one reading. */
final class Findings {
    /** More than anybody reads; the first ones of the text are kept. */
    static final int MAX_SHOWN = 1_000;

    private static final Comparator<Problem> ORDER = Comparator.comparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::code)
            .thenComparing(Problem::message);

    private final String file;
    private final Set<Problem> problems = new LinkedHashSet<>();

    Findings(String file) {
        this.file = Wording.line(file);
    }

    void add(Position at, ProblemCode code, String message) {
        add(at, code.name(), message);
    }

    /** A fault that a step's kind found, under the kind's own code. */
    void add(Position at, String code, String message) {
        problems.add(new Problem(file, at.line(), at.column(), code, Wording.line(message)));
    }

    /** None yet, of the same text. */
    Findings forSameFile() {
        return new Findings(file);
    }

    void addAll(Findings others) {
        problems.addAll(others.problems);
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    /** In the order of the text. */
    List<Problem> sorted() {
        List<Problem> sorted = problems.stream().sorted(ORDER).toList();
        return sorted.size() <= MAX_SHOWN ? sorted : cut(sorted);
    }

    private List<Problem> cut(List<Problem> sorted) {
        Problem last = sorted.get(MAX_SHOWN - 1);
        Problem rest = new Problem(
                file,
                last.line(),
                last.column(),
                ProblemCode.TOO_MANY_PROBLEMS.name(),
                "%d more problems are not shown".formatted(sorted.size() - MAX_SHOWN));
        return Stream.concat(sorted.stream().limit(MAX_SHOWN), Stream.of(rest)).toList();
    }
}
