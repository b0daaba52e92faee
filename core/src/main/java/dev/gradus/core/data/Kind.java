package dev.gradus.core.data;

import java.util.Locale;

/** What a {@link Document} holds; the words appear in messages. */
enum Kind {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    BOOLEAN,
    NULL;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
