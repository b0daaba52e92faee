package dev.gradus.persistence;

import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Several rows in one statement. */
final class Rows {
    /** Many enough to be fast, few enough for the 32,767 parameters of a statement. */
    private static final int AT_ONCE = 200;

    private Rows() {}

    /** Inserts rows that all have the same columns. */
    static void insert(Transaction transaction, Table<Record> table, List<Map<Field<?>, @Nullable Object>> rows) {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            insertOnce(transaction, table, rows.subList(from, Math.min(rows.size(), from + AT_ONCE)));
        }
    }

    private static void insertOnce(
            Transaction transaction, Table<Record> table, List<Map<Field<?>, @Nullable Object>> rows) {
        InsertValuesStepN<Record> insert =
                transaction.sql().insertInto(table).columns(rows.get(0).keySet());
        for (Map<Field<?>, @Nullable Object> row : rows) {
            insert = insert.values(row.values());
        }
        insert.execute();
    }
}
