package dev.gradus.core.ledger;

import org.jspecify.annotations.Nullable;

/** The lengths of what an entry says, in characters as PostgreSQL counts them. */
final class EntryText {
    private EntryText() {}

    static void requireAtMost(String name, @Nullable String text, int max) {
        int length = text == null ? 0 : text.codePointCount(0, text.length());
        if (length > max) {
            throw new IllegalArgumentException("'%s' has at most %d characters, found %d".formatted(name, max, length));
        }
    }

    static void requireSome(String name, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("'" + name + "' must not be blank");
        }
    }
}
