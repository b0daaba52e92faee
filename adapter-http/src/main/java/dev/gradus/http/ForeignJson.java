package dev.gradus.http;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON that carries the raw output of programs: escaped NULs and halves of surrogate pairs, which a document cannot hold,
 * become U+FFFD instead of being refused.
 */
final class ForeignJson {
    /** An escaped backslash, which begins no other escape; a whole pair; else one code unit. */
    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\\\\\|\\\\u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\\\u[0-9a-fA-F]{4}");

    private static final String REPLACEMENT = "\\ufffd";

    private ForeignJson() {}

    static byte[] repaired(byte[] utf8) {
        String json = new String(utf8, StandardCharsets.UTF_8);
        return ESCAPE.matcher(json)
                .replaceAll(found -> Matcher.quoteReplacement(isStorable(found.group()) ? found.group() : REPLACEMENT))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isStorable(String escape) {
        if (escape.length() != 6) {
            return true;
        }
        int unit = Integer.parseInt(escape.substring(2), 16);
        return unit != 0 && !Character.isSurrogate((char) unit);
    }
}
