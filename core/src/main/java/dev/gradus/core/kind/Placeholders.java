package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import java.util.regex.Pattern;

/**
 * Whether a text waits for values. The definition reader decides what a placeholder means; it checks settings by kinds, so
 * kinds cannot ask it.
 */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$)\\$\\{\\s*(inputs|steps|task|env)\\.");

    private Placeholders() {}

    /** Whether the text holds a placeholder. */
    static boolean isIn(String text) {
        return PLACEHOLDER.matcher(text).find();
    }

    /** Whether some string of the document holds a placeholder. */
    static boolean isIn(Document document) {
        if (document.isString()) {
            return isIn(document.text());
        } else if (document.isArray()) {
            return document.items().stream().anyMatch(Placeholders::isIn);
        }
        return document.isObject() && document.members().values().stream().anyMatch(Placeholders::isIn);
    }
}
