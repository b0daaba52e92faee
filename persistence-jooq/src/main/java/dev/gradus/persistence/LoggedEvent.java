package dev.gradus.persistence;

import dev.gradus.core.event.EventPosition;
import dev.gradus.core.event.Stream;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An event without what is in it.
 *
 * @param stream what it is about
 * @param seq its number there
 * @param position where it stands in the log
 * @param type its type
 */
record LoggedEvent(Stream stream, long seq, EventPosition position, String type) {

    /** From kind, number, seq, transaction, id and type. */
    static LoggedEvent read(ResultSet row) throws SQLException {
        return new LoggedEvent(
                new Stream(Stream.Kind.ofWord(row.getString(1)), row.getLong(2)),
                row.getLong(3),
                new EventPosition(row.getLong(4), row.getLong(5)),
                row.getString(6));
    }
}
