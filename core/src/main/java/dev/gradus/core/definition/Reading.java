package dev.gradus.core.definition;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What reading a definition's text came to.
 *
 * @param definition present exactly when there are no problems
 * @param problems every fault, in the order of the text
 */
public record Reading(@Nullable Definition definition, List<Problem> problems) {
    public Reading {
        problems = List.copyOf(problems);
        if ((definition == null) == problems.isEmpty()) {
            throw new IllegalArgumentException("a reading has a definition or problems");
        }
    }

    /** The definition; INVALID_DEFINITION with every fault when there are problems. */
    public Definition orThrow() {
        if (definition != null) {
            return definition;
        }
        throw refusal(problems);
    }

    /** INVALID_DEFINITION with every fault. */
    static CoreException refusal(List<Problem> problems) {
        String message = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
        List<Map<String, Object>> faults = problems.stream()
                .map(problem -> Map.<String, Object>of(
                        "file", problem.file(),
                        "line", problem.line(),
                        "column", problem.column(),
                        "code", problem.code(),
                        "message", problem.message()))
                .toList();
        return new CoreException(ErrorCode.INVALID_DEFINITION, message, Document.object(Map.of("problems", faults)));
    }
}
