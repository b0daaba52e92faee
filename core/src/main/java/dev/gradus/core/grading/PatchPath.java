package dev.gradus.core.grading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A file's name in the header of a diff: as written, with its first folder ({@code a/}, {@code b/}), perhaps quoted. */
final class PatchPath {
    private static final String ESCAPES = "abtnvfr\"\\";
    private static final String MEANINGS = "\u0007\b\t\n\u000B\f\r\"\\";
    /** Names under which file systems also know {@code .git}. */
    private static final Set<String> GIT_FOLDER = Set.of(".git", "git~1");

    private PatchPath() {}

    /** The name without quotes and what follows it after a tab. */
    static String unquoted(String written) {
        if (!written.startsWith("\"")) {
            int tab = written.indexOf('\t');
            return tab < 0 ? written : written.substring(0, tab);
        }
        var bytes = new ByteArrayOutputStream();
        int at = 1;
        while (at < written.length() && written.charAt(at) != '"') {
            at = unescape(written, at, bytes);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int unescape(String written, int at, ByteArrayOutputStream bytes) {
        int point = written.codePointAt(at);
        if (point != '\\' || at + 1 == written.length()) {
            bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            return at + Character.charCount(point);
        }
        char escaped = written.charAt(at + 1);
        int known = ESCAPES.indexOf(escaped);
        if (known >= 0) {
            bytes.write(MEANINGS.charAt(known));
            return at + 2;
        }
        int end = Math.min(written.length(), at + 4);
        String octal = written.substring(at + 1, end);
        if (octal.matches("[0-3][0-7]{2}")) {
            bytes.write(Integer.parseInt(octal, 8));
            return end;
        }
        bytes.write('\\');
        return at + 1;
    }

    /** The path within the tree: without the first folder, as {@code git apply} takes it. */
    static String withinTree(String name) {
        return name.substring(name.indexOf('/') + 1);
    }

    /** Why nobody may write there; empty when anybody may. */
    static Optional<String> refusal(String name) {
        if (name.startsWith("/") || withinTree(name).startsWith("/")) {
            return Optional.of("the path '%s' is absolute".formatted(name));
        }
        for (String part : name.split("/", -1)) {
            String folded = part.toLowerCase(Locale.ROOT).replaceAll("[. ]+$", "");
            if (part.equals("..")) {
                return Optional.of("the path '%s' leads out of the tree".formatted(name));
            } else if (GIT_FOLDER.contains(folded)) {
                return Optional.of("the path '%s' is within git's own folder".formatted(name));
            } else if (part.isEmpty() || part.equals(".") || part.chars().anyMatch(Character::isISOControl)) {
                return Optional.of("the path '%s' is not a plain one".formatted(name));
            }
        }
        return Optional.empty();
    }
}
