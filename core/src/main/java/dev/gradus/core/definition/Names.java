package dev.gradus.core.definition;

import java.util.regex.Pattern;

/** What things in a definition may be called. Definitions themselves are named as steps are. */
final class Names {
    private static final Pattern INPUT = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    private Names() {}

    /** Whether placeholders can name it: no points. */
    static boolean isInput(String name) {
        return INPUT.matcher(name).matches();
    }

    static boolean isVariable(String name) {
        return VARIABLE.matcher(name).matches();
    }

    /** Why a text is not the name of a definition or step. */
    static String refusal(String name) {
        return "expected 1 to 100 letters, digits, '_', '-' and '.', the first a letter or digit, found "
                + Wording.quoted(name);
    }
}
