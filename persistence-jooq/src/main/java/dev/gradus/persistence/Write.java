package dev.gradus.persistence;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that writes, to be sent with others.
 *
 * @param sql what to execute
 * @param rows how many rows it has to write
 * @param values for its parameters
 */
record Write(SqlText sql, int rows, List<@Nullable Object> values) {
    Write {
        values = Collections.unmodifiableList(values);
    }

    static Write of(SqlText sql, int rows, @Nullable Object... values) {
        return new Write(sql, rows, Arrays.asList(values));
    }
}
