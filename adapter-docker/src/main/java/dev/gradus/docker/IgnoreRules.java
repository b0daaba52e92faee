package dev.gradus.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What {@code .dockerignore} leaves out of a build: patterns with {@code *}, {@code ?}, {@code [a-z]} and {@code **}; {@code !}
 * takes back in; the last pattern that matches a path, or a folder above it, counts.
 */
final class IgnoreRules {
    private final List<Rule> rules;

    private IgnoreRules(List<Rule> rules) {
        this.rules = rules;
    }

    /** Nothing left out. */
    static IgnoreRules none() {
        return new IgnoreRules(List.of());
    }

    /** The rules in a context; the Dockerfile itself is never left out. */
    static IgnoreRules of(Path context, String dockerfile) throws IOException {
        Path file = context.resolve(".dockerignore");
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return none();
        }
        List<Rule> rules = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String pattern = line.strip();
            if (!pattern.isEmpty() && !pattern.startsWith("#")) {
                rules.add(rule(pattern));
            }
        }
        rules.add(new Rule(Pattern.compile(Pattern.quote(dockerfile)), false));
        rules.add(new Rule(Pattern.compile(Pattern.quote(".dockerignore")), false));
        return new IgnoreRules(rules);
    }

    /** Whether a path is left out. */
    boolean leavesOut(String path) {
        boolean out = false;
        for (Rule rule : rules) {
            if (rule.matches(path)) {
                out = rule.leavesOut();
            }
        }
        return out;
    }

    /** Whether nothing below a folder that is left out can be taken back in. */
    boolean isFinal() {
        return rules.stream().filter(rule -> !rule.leavesOut()).count() <= 2;
    }

    private static Rule rule(String line) {
        boolean leavesOut = !line.startsWith("!");
        String pattern = leavesOut ? line : line.substring(1).strip();
        pattern = pattern.replaceAll("^/+|/+$", "").replaceAll("^(\\./)+", "");
        return new Rule(Pattern.compile(regex(pattern)), leavesOut);
    }

    private static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (pattern.startsWith("**/", i)) {
                regex.append("(?:[^/]+/)*");
                i += 2;
            } else if (pattern.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '[' && pattern.indexOf(']', i) > i + 1) {
                int end = pattern.indexOf(']', i);
                regex.append('[')
                        .append(characters(pattern.substring(i + 1, end)))
                        .append(']');
                i = end;
            } else if (c == '\\' && i + 1 < pattern.length()) {
                i++;
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(i))));
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    private static String characters(String set) {
        return set.replace("\\", "\\\\").replace("[", "\\[").replace("&&", "&\\&");
    }

    private record Rule(Pattern pattern, boolean leavesOut) {
        /** A pattern that matches a folder matches what is in it. */
        boolean matches(String path) {
            for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
                if (pattern.matcher(path.substring(0, end)).matches()) {
                    return true;
                }
            }
            return false;
        }
    }
}
