package dev.gradus.core.grading;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rubric is held against: a solution, the untouched original or the golden reference. Solutions come first, by
 * number, then original, then golden.
 *
 * @param key how settings, results and container maps call it: {@code solution1.patch}, {@code original}, {@code golden}
 * @param role what it is
 * @param number of a solution, from 1; 0 for the baselines
 */
public record Target(String key, Role role, int number) implements Comparable<Target> {
    /** The tree as the image has it: criteria are expected to fail on it. */
    public static final Target ORIGINAL = new Target("original", Role.ORIGINAL, 0);
    /** The reference: criteria are expected to pass on it. */
    public static final Target GOLDEN = new Target("golden", Role.GOLDEN, 0);

    private static final Pattern SOLUTION = Pattern.compile("solution_?([1-9]\\d{0,5})(?:\\.patch)?");
    private static final Comparator<Target> ORDER =
            Comparator.comparing(Target::role).thenComparingInt(Target::number).thenComparing(Target::key);

    /** What a target is to a grading. */
    public enum Role {
        SOLUTION,
        ORIGINAL,
        GOLDEN
    }

    public Target {
        requireNonNull(role, "role");
        if (key.isBlank() || (role == Role.SOLUTION ? number < 1 : number != 0)) {
            throw new IllegalArgumentException("no target is '%s', %s number %d".formatted(key, role, number));
        }
    }

    /** The solution of that number under the name of its patch. */
    public static Target solution(int number, String patch) {
        return new Target(patch, Role.SOLUTION, number);
    }

    /** {@code solutionN.patch}. */
    public static Target solution(int number) {
        return solution(number, "solution" + number + ".patch");
    }

    /**
     * The targets that these keys of settings or results mean, by key: {@code original}, {@code golden} (also {@code
     * golden.patch}) and {@code solutionN} with or without {@code .patch}. Any other key is a solution too; those get the numbers
     * after the highest, in the order given.
     */
    public static SortedMap<String, Target> named(Collection<String> keys) {
        SortedMap<String, Target> named = new TreeMap<>();
        List<String> others = new ArrayList<>();
        int highest = 0;
        for (String key : keys) {
            Optional<Target> known = known(key);
            known.ifPresentOrElse(target -> named.put(key, target), () -> others.add(key));
            highest = Math.max(highest, known.map(Target::number).orElse(0));
        }
        for (String key : new LinkedHashSet<>(others)) {
            named.put(key, solution(++highest, key));
        }
        return named;
    }

    private static Optional<Target> known(String key) {
        String name = key.strip().toLowerCase(Locale.ROOT);
        if (name.equals("original")) {
            return Optional.of(ORIGINAL);
        } else if (name.equals("golden") || name.equals("golden.patch")) {
            return Optional.of(GOLDEN);
        }
        Matcher numbered = SOLUTION.matcher(name);
        return numbered.matches() ? Optional.of(solution(Integer.parseInt(numbered.group(1)), key)) : Optional.empty();
    }

    public boolean isSolution() {
        return role == Role.SOLUTION;
    }

    /** The head of its column: its number, {@code O} or {@code G}. */
    public String symbol() {
        return switch (role) {
            case SOLUTION -> Integer.toString(number);
            case ORIGINAL -> "O";
            case GOLDEN -> "G";
        };
    }

    /** {@code Solution 1}, {@code Original}, {@code Golden}. */
    public String title() {
        return switch (role) {
            case SOLUTION -> "Solution " + number;
            case ORIGINAL -> "Original";
            case GOLDEN -> "Golden";
        };
    }

    @Override
    public int compareTo(Target other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return key;
    }
}
