package dev.gradus.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * Many rows in one statement: an array for each column, so that the statement's text is the same however many rows there are.
 */
final class Rows {
    /** Enough to be fast; what the arrays hold is in memory twice. */
    private static final int AT_ONCE = 1_000;

    private Rows() {}

    /** Inserts rows that all have the same columns; what a row leaves out, or is null in all of them, gets its default. */
    static void insert(Transaction transaction, Table<Record> table, List<Map<Field<?>, @Nullable Object>> rows) {
        new Hot(transaction).writeAll(single(table, rows));
    }

    /** What inserts such rows. */
    static List<Write> single(Table<Record> table, List<Map<Field<?>, @Nullable Object>> rows) {
        return inParts(rows, part -> {
            List<Field<?>> columns = columns(part);
            List<@Nullable Object> arrays = new ArrayList<>();
            columns.forEach(column -> arrays.add(array(column, part)));
            return new Write(HotSql.insert(table, columns), part.size(), arrays);
        });
    }

    /**
     * What inserts rows of which many differ in nothing but their numbers; what they have in common is sent, and read by the
     * server, once.
     *
     * @param own the columns with numbers that each row has of its own, the first of which is the table's order
     */
    static List<Write> alike(Table<Record> table, List<TableField<Record, Long>> own, List<Alike> rows) {
        return inParts(rows, part -> alikeOnce(table, own, part));
    }

    private static <T> List<Write> inParts(List<T> rows, Function<List<T>, Write> write) {
        List<Write> writes = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            writes.add(write.apply(rows.subList(from, Math.min(rows.size(), from + AT_ONCE))));
        }
        return writes;
    }

    private static Write alikeOnce(Table<Record> table, List<TableField<Record, Long>> own, List<Alike> rows) {
        List<Map<Field<?>, @Nullable Object>> common =
                rows.stream().map(Alike::common).toList();
        List<Field<?>> columns = columns(common);
        List<@Nullable Object> arrays = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            int number = i;
            arrays.add(rows.stream().map(row -> row.numbers(number)).toArray(String[]::new));
        }
        columns.forEach(column -> arrays.add(array(column, common)));
        int most = rows.stream().mapToInt(Alike::size).max().orElse(0);
        arrays.add(IntStream.rangeClosed(1, most).toArray());
        int all = rows.stream().mapToInt(Alike::size).sum();
        return new Write(HotSql.insertAlike(table, own, columns), all, arrays);
    }

    private static List<Field<?>> columns(List<Map<Field<?>, @Nullable Object>> rows) {
        Set<Field<?>> used = new HashSet<>();
        for (Map<Field<?>, @Nullable Object> row : rows) {
            row.forEach((column, value) -> {
                if (value != null) {
                    used.add(column);
                }
            });
        }
        return rows.get(0).keySet().stream().filter(used::contains).collect(Collectors.toList());
    }

    private static Object array(Field<?> column, List<Map<Field<?>, @Nullable Object>> rows) {
        Class<?> type = column.getType();
        if (type == Long.class) {
            return rows.stream().map(row -> (Long) row.get(column)).toArray(Long[]::new);
        }
        return rows.stream().map(row -> text(row.get(column), column)).toArray(String[]::new);
    }

    private static <T> @Nullable String text(@Nullable Object value, Field<T> column) {
        if (value instanceof Instant || value instanceof String || value == null) {
            return value == null ? null : value.toString();
        }
        if (value instanceof JSON json) {
            return json.data();
        }
        if (value instanceof JSONB json) { // its own toString reads it anew
            return json.data();
        }
        if (value instanceof String[] entries) {
            return Arrays.stream(entries).map(Rows::quoted).collect(Collectors.joining(",", "{", "}"));
        }
        Object stored = column.getConverter().to(column.getType().cast(value));
        return String.valueOf(stored);
    }

    /** An element of an array that is written as text. */
    private static String quoted(String entry) {
        return '"' + entry.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
