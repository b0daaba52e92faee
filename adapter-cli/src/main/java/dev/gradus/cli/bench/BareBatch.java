package dev.gradus.cli.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Steps that are executed together. Not thread safe. */
final class BareBatch {
    private final List<Long> tasks = new ArrayList<>();
    private final List<Short> positions = new ArrayList<>();
    private final List<Long> fences = new ArrayList<>();

    private BareBatch() {}

    /** The rows that a statement returns. */
    static BareBatch of(PreparedStatement statement) throws SQLException {
        BareBatch batch = new BareBatch();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                batch.tasks.add(rows.getLong(1));
                batch.positions.add(rows.getShort(2));
                batch.fences.add(rows.getLong(3));
            }
        }
        return batch;
    }

    int size() {
        return tasks.size();
    }

    /** Sets the first four parameters of {@link BareSql#COMPLETE}. */
    void bind(PreparedStatement complete) throws SQLException {
        Connection connection = complete.getConnection();
        String[] results = new String[size()];
        Arrays.fill(results, "{\"ok\":true}");
        set(complete, 1, connection.createArrayOf("int8", tasks.toArray()));
        set(complete, 2, connection.createArrayOf("int2", positions.toArray()));
        set(complete, 3, connection.createArrayOf("int8", fences.toArray()));
        set(complete, 4, connection.createArrayOf("text", results));
    }

    private static void set(PreparedStatement statement, int index, Array array) throws SQLException {
        statement.setArray(index, array);
    }
}
