package dev.gradus.core.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A text taken apart at its placeholders.
 *
 * @param parts in order, at least one
 */
record Template(List<Part> parts) {

    /** Text to copy, or a place to fill. */
    sealed interface Part permits Literal, Placeholder {}

    /** Text to copy, escapes taken out. */
    record Literal(String text) implements Part {}

    Template {
        parts = List.copyOf(parts);
    }

    static Template parse(String text) {
        return text.indexOf("${") < 0 ? new Template(List.of(new Literal(text))) : new Scan(text).template();
    }

    /** Whether the text is one placeholder and nothing else, so that a value may keep its type. */
    boolean isOnePlaceholder() {
        return parts.size() == 1 && parts.get(0) instanceof Placeholder;
    }

    Stream<Placeholder> placeholders() {
        return parts.stream().filter(Placeholder.class::isInstance).map(Placeholder.class::cast);
    }

    /** One pass from left to right; looks ahead a bounded distance for a closing brace. */
    private static final class Scan {
        private static final int MAX_INSIDE = 1_000;

        private final String text;
        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder literal = new StringBuilder();
        private int at;

        Scan(String text) {
            this.text = text;
        }

        Template template() {
            while (at < text.length()) {
                int dollar = text.indexOf('$', at);
                copy((dollar < 0 ? text.length() : dollar) - at);
                if (text.startsWith("$${", at)) {
                    at++;
                    copy(2);
                } else if (text.startsWith("${", at)) {
                    placeholder();
                } else if (dollar >= 0) {
                    copy(1);
                }
            }
            endLiteral();
            return new Template(parts);
        }

        private void placeholder() {
            int limit = Math.min(text.length(), at + 2 + MAX_INSIDE);
            int brace = at + 2;
            while (brace < limit && text.charAt(brace) != '}') {
                brace++;
            }
            Optional<Placeholder> place = Placeholder.of(text.substring(at + 2, brace), brace < limit);
            if (place.isEmpty()) {
                copy(2);
                return;
            }
            endLiteral();
            parts.add(place.get());
            at = Math.min(text.length(), brace + 1);
        }

        private void copy(int count) {
            literal.append(text, at, at + count);
            at += count;
        }

        private void endLiteral() {
            if (!literal.isEmpty()) {
                parts.add(new Literal(literal.toString()));
                literal.setLength(0);
            }
        }
    }
}
