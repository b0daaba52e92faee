package dev.gradus.core.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a line into words as a POSIX shell does before it starts a program: at blanks, with single quotes, double quotes and
 * backslashes. Nothing is expanded: variables, patterns and operators are ordinary characters.
 */
final class ShellWords {
    private static final char NONE = 0;

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private char quote = NONE;

    private ShellWords(String line) {
        this.line = line;
    }

    /** The words of a line; empty when a quote is never closed or a backslash ends it. */
    static Optional<List<String>> split(String line) {
        return new ShellWords(line).split();
    }

    private Optional<List<String>> split() {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
                if (i == line.length()) {
                    return Optional.empty();
                }
                escaped(line.charAt(i));
            } else if (quote != NONE) {
                quoted(c);
            } else {
                plain(c);
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return quote == NONE ? Optional.of(List.copyOf(words)) : Optional.empty();
    }

    private void plain(char c) {
        if (c == '\'' || c == '"') {
            quote = c;
            inWord = true;
        } else if (!Character.isWhitespace(c)) {
            word.append(c);
            inWord = true;
        } else if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    private void quoted(char c) {
        if (c == quote) {
            quote = NONE;
        } else {
            word.append(c);
        }
    }

    /** Within double quotes a backslash is kept before what it does not protect; before a line's end both go. */
    private void escaped(char c) {
        if (quote == '"' && "$`\"\\\n".indexOf(c) < 0) {
            word.append('\\');
        }
        if (c != '\n') {
            word.append(c);
            inWord = true;
        }
    }
}
