package dev.gradus.core.grading;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was found in a rubric's text: the criteria that could be read, and every fault.
 *
 * @param file as given
 * @param criteria in the order written
 * @param faults errors and warnings, in the order of their places
 */
public record RubricReading(String file, List<Criterion> criteria, List<RubricFault> faults) {
    private static final int MAX_TOLD = 20;

    public RubricReading {
        requireNonNull(file, "file");
        criteria = List.copyOf(criteria);
        faults = List.copyOf(faults);
    }

    /** The faults for which the rubric is refused. */
    public List<RubricFault> errors() {
        return faults.stream().filter(fault -> fault.code().isError()).toList();
    }

    /**
     * The rubric.
     *
     * @throws CoreException {@code INVALID_INPUT} that tells every error, with {@code details.errors}
     */
    public Rubric rubric() {
        List<RubricFault> errors = errors();
        if (errors.isEmpty()) {
            return new Rubric(file, criteria);
        }
        String told = errors.stream().limit(MAX_TOLD).map(RubricFault::toString).collect(Collectors.joining("\n"));
        String more = errors.size() > MAX_TOLD ? "\nand %d more".formatted(errors.size() - MAX_TOLD) : "";
        throw new CoreException(
                ErrorCode.INVALID_INPUT,
                told + more,
                Document.emptyObject()
                        .with("errors", errors.stream().map(Document::ofRecord).toList()));
    }
}
