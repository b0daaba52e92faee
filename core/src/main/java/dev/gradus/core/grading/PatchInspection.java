package dev.gradus.core.grading;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a unified diff would touch, read without applying it.
 *
 * @param paths every path it names, within the tree, in order
 * @param fault why it is refused; absent when {@code git apply} may have it
 */
public record PatchInspection(Set<String> paths, @Nullable String fault) {
    public PatchInspection {
        paths = Collections.unmodifiableSet(new LinkedHashSet<>(requireNonNull(paths, "paths")));
    }

    /**
     * Reads a diff. Refused are links, submodules, changes of a file's mode, binary changes, paths that are absolute, lead out of
     * the tree or into {@code .git}, headers with CR LF, hunks that do not hold what they announce, and a patch of nothing.
     */
    public static PatchInspection of(String diff) {
        return PatchReader.read(diff);
    }

    /** Why it is refused. */
    public Optional<String> refusal() {
        return Optional.ofNullable(fault);
    }

    /** The first path it names that is one of these, lies above one of them, or below. */
    public Optional<String> touched(Set<String> others) {
        return paths.stream()
                .filter(path -> others.stream().anyMatch(other -> meet(path, other)))
                .findFirst();
    }

    private static boolean meet(String one, String other) {
        return one.equals(other) || one.startsWith(other + "/") || other.startsWith(one + "/");
    }
}
