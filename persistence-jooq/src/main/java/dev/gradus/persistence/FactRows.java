package dev.gradus.persistence;

import dev.gradus.core.event.Cause;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.event.Stream;
import dev.gradus.core.task.EventTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts of many streams of one kind, appended together. */
final class FactRows {
    private final Stream.Kind kind;
    private final List<Row> rows = new ArrayList<>();

    FactRows(Stream.Kind kind) {
        this.kind = kind;
    }

    void add(long stream, long seq, DomainEvent event, Cause cause) {
        add(stream, seq, event.type(), EventTypes.writeCompact(event).toJson(), cause);
    }

    void add(long stream, long seq, String type, String payload, Cause cause) {
        rows.add(new Row(stream, seq, type, payload, cause));
    }

    void append(Hot hot, Instant at) {
        hot.writeAll(writes(at));
    }

    /** What appends them; nothing when there are none. */
    List<Write> writes(Instant at) {
        if (rows.isEmpty()) {
            return List.of();
        }
        return List.of(Write.of(
                HotSql.APPEND,
                rows.size(),
                kind.word(),
                at,
                rows.stream().mapToLong(Row::stream).toArray(),
                rows.stream().mapToLong(Row::seq).toArray(),
                texts(Row::type),
                texts(Row::payload),
                texts(row -> row.cause().actor().value()),
                texts(row -> row.cause().requestId()),
                texts(row -> row.cause().reason())));
    }

    private @Nullable String[] texts(Text text) {
        return rows.stream().map(text::of).toArray(String[]::new);
    }

    private record Row(long stream, long seq, String type, String payload, Cause cause) {}

    private interface Text {
        @Nullable
        String of(Row row);
    }
}
