package dev.gradus.core.definition;

import org.yaml.snakeyaml.error.MarkedYAMLException;

/** The parser's refusals in words for the author of the text. */
final class YamlMessages {
    private YamlMessages() {}

    static UnreadableText unreadable(MarkedYAMLException malformed) {
        Position at = YamlTree.at(malformed.getProblemMark());
        return new UnreadableText(at, ProblemCode.SYNTAX, message(malformed));
    }

    private static String message(MarkedYAMLException malformed) {
        String problem = String.valueOf(malformed.getProblem());
        if (problem.contains("\\t(TAB)")) {
            return "a tab cannot stand here; use spaces";
        }
        String readable = problem.replaceFirst(
                "^found character '(.)\\(?.*that cannot start any token.*", "'$1' cannot stand here unless quoted");
        return malformed.getContext() == null || malformed.getContextMark() == null
                ? readable
                : "%s (%s from %s)"
                        .formatted(readable, malformed.getContext(), YamlTree.at(malformed.getContextMark()));
    }
}
