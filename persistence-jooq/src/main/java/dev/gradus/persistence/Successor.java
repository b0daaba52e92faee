package dev.gradus.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step that ends, with one of those that need it.
 *
 * @param step the step that ends
 * @param task its task
 * @param work whether it counts for its task's state
 * @param needing a step that needs it, null when none does
 */
record Successor(
        long step,
        long task,
        boolean work,
        boolean plain,
        @Nullable Needing needing) {

    /**
     * A step that needs others.
     *
     * @param id its number
     * @param state where it is
     * @param open how many of its needs have not ended
     * @param plain whether it becomes READY by the mere end of its last need
     * @param work whether it counts for its task's state
     * @param kind what executes it
     * @param priority its priority
     * @param fresh whether it was never executed
     * @param demands what its session has to offer
     */
    record Needing(
            long id,
            String state,
            int open,
            boolean plain,
            boolean work,
            String kind,
            int priority,
            boolean fresh,
            List<String> demands) {

        boolean isPending() {
            return state.equals("pending");
        }

        /** Whether more could follow than a smaller count and, perhaps, that it becomes READY. */
        boolean isIntricate() {
            return !plain && !isTerminal();
        }

        private boolean isTerminal() {
            return switch (state) {
                case "completed", "failed", "cancelled", "skipped" -> true;
                default -> false;
            };
        }
    }

    static Successor read(ResultSet row) throws SQLException {
        long needing = row.getLong(5);
        boolean none = row.wasNull();
        return new Successor(
                row.getLong(1),
                row.getLong(2),
                row.getBoolean(3),
                row.getBoolean(4),
                none
                        ? null
                        : new Needing(
                                needing,
                                row.getString(6),
                                row.getInt(7),
                                row.getBoolean(8),
                                row.getBoolean(9),
                                row.getString(10),
                                row.getInt(11),
                                row.getBoolean(12),
                                List.of((String[]) row.getArray(13).getArray())));
    }
}
