package dev.gradus.core.definition;

import dev.gradus.core.data.BindingFault;
import dev.gradus.core.data.Document;
import java.util.Collection;

/** How text from strangers is shown in a message. */
final class Wording {
    private static final int MAX_QUOTED = 60;

    private Wording() {}

    /** One bounded line without characters that could mislead a terminal or a log. */
    static String line(String text) {
        return new BindingFault("", BindingFault.Code.INVALID_VALUE, text).message();
    }

    /** In quotes, cut when long. */
    static String quoted(String text) {
        if (text.codePointCount(0, text.length()) <= MAX_QUOTED) {
            return "'" + text + "'";
        }
        return "'" + text.substring(0, text.offsetByCodePoints(0, MAX_QUOTED)) + "…'";
    }

    /** What a value is, in words. */
    static String found(Document value) {
        if (value.isObject()) {
            return "an object";
        } else if (value.isArray()) {
            return "a list";
        } else if (value.isString()) {
            return "the text " + quoted(value.text());
        } else if (value.isNull()) {
            return "nothing";
        }
        return value.isNumber() ? "the number " + cut(value.toJson()) : value.toJson();
    }

    /** {@code a, b, c}, in the order given. */
    static String list(Collection<String> words) {
        return words.isEmpty() ? "none" : String.join(", ", words);
    }

    private static String cut(String text) {
        return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "…";
    }
}
