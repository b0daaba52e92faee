package dev.gradus.core.definition;

import dev.gradus.core.data.DocumentException;
import dev.gradus.core.data.DottedPath;
import dev.gradus.core.step.StepKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in a text that a value replaces.
 *
 * @param written as it stands in the text, such as {@code ${steps.build.results.image}}
 * @param scope what it asks
 * @param name the input, step, fact of the task or variable
 * @param path within the value of that name; empty for all of it
 * @param fault why it can never have a value
 */
record Placeholder(
        String written,
        Scope scope,
        String name,
        List<String> path,
        @Nullable String fault) implements Template.Part {

    /** What can be asked for a value. */
    enum Scope {
        INPUTS,
        STEPS,
        TASK,
        ENV,
        FEEDBACK;

        private String prefix() {
            return name().toLowerCase(Locale.ROOT) + ".";
        }
    }

    Placeholder {
        path = List.copyOf(path);
    }

    /**
     * The placeholder with this text between its braces, when there is one: {@code ${HOME}} is none.
     *
     * @param closed whether the closing brace was found
     */
    static Optional<Placeholder> of(String inside, boolean closed) {
        String meant = inside.strip();
        for (Scope scope : Scope.values()) {
            if (meant.startsWith(scope.prefix())) {
                return Optional.of(of(inside, meant, scope, closed));
            }
        }
        return Optional.empty();
    }

    private static Placeholder of(String inside, String meant, Scope scope, boolean closed) {
        String written = "${" + inside + (closed ? "}" : "");
        if (!closed) {
            return broken(written, scope, "its closing brace is missing");
        } else if (!meant.equals(inside)) {
            return broken(written, scope, "write it without spaces: ${" + meant + "}");
        }
        return of(written, scope, inside.substring(scope.prefix().length()));
    }

    private static Placeholder of(String written, Scope scope, String rest) {
        return switch (scope) {
            case INPUTS, TASK, FEEDBACK -> ofPath(written, scope, rest);
            case STEPS -> ofStep(written, rest);
            case ENV ->
                rest.matches("[A-Za-z_][A-Za-z0-9_]*")
                        ? new Placeholder(written, scope, rest, List.of(), null)
                        : broken(written, scope, "expected the name of a variable after env.");
        };
    }

    private static Placeholder ofStep(String written, String rest) {
        int results = rest.indexOf(".results");
        int end = results + ".results".length();
        boolean whole = end == rest.length();
        if (results < 1 || !(whole || rest.charAt(end) == '.') || !StepKey.isValid(rest.substring(0, results))) {
            return broken(written, Scope.STEPS, "expected ${steps.ID.results} or ${steps.ID.results.PATH}");
        }
        String step = rest.substring(0, results);
        if (whole) {
            return new Placeholder(written, Scope.STEPS, step, List.of(), null);
        }
        Placeholder path = ofPath(written, Scope.STEPS, rest.substring(end + 1));
        return path.fault != null
                ? path
                : new Placeholder(written, Scope.STEPS, step, segments(rest.substring(end + 1)), null);
    }

    private static Placeholder ofPath(String written, Scope scope, String path) {
        try {
            List<String> segments = segments(path);
            return new Placeholder(written, scope, segments.get(0), segments.subList(1, segments.size()), null);
        } catch (DocumentException refused) {
            return broken(written, scope, String.valueOf(refused.getMessage()));
        }
    }

    private static List<String> segments(String path) {
        return DottedPath.parse(path).segments();
    }

    private static Placeholder broken(String written, Scope scope, String fault) {
        return new Placeholder(written, scope, "", List.of(), fault);
    }
}
