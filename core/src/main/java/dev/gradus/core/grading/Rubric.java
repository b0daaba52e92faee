package dev.gradus.core.grading;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The criteria of one grading, in the order written.
 *
 * @param file where they were read
 * @param criteria at least one; ids are unique
 */
public record Rubric(String file, List<Criterion> criteria) {
    public Rubric {
        requireNonNull(file, "file");
        criteria = List.copyOf(criteria);
        Set<String> ids = new HashSet<>();
        for (Criterion criterion : criteria) {
            if (!ids.add(criterion.id())) {
                throw new IllegalArgumentException("criterion " + criterion.id() + " occurs twice");
            }
        }
    }

    /** The criterion of that id. */
    public Optional<Criterion> criterion(String id) {
        return criteria.stream().filter(criterion -> criterion.id().equals(id)).findFirst();
    }
}
