package dev.gradus.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Rows that differ in nothing but their numbers. Used by one thread. */
final class Alike {
    private final Map<Field<?>, @Nullable Object> common;
    private final List<long[]> numbers = new ArrayList<>();

    /** With these columns in common. */
    Alike(Map<Field<?>, @Nullable Object> common) {
        this.common = common;
    }

    /** One more, with numbers of its own. */
    void add(long... own) {
        numbers.add(own);
    }

    Map<Field<?>, @Nullable Object> common() {
        return common;
    }

    int size() {
        return numbers.size();
    }

    /** One number of each row, in the form of an array that is written as text. */
    String numbers(int which) {
        StringJoiner all = new StringJoiner(",", "{", "}");
        for (long[] own : numbers) {
            all.add(Long.toString(own[which]));
        }
        return all.toString();
    }
}
