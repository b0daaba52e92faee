package dev.gradus.persistence;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentLimits;
import dev.gradus.core.event.Stream;
import dev.gradus.core.outbox.Announcement;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.SubscriptionId;
import dev.gradus.core.port.EventFamilies;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deliveries to be: events and who is told of them. Used within one transaction. */
final class NewDeliveries {
    private final List<Subscription> told;
    private final List<Row> rows = new ArrayList<>();

    NewDeliveries(List<Subscription> told) {
        this.told = told;
    }

    /** Adds a delivery for each subscription that has the event in its future and that it matches. */
    void add(ResultSet row) throws SQLException {
        Document payload = inFull(row.getString(4), Document.parse(row.getString(6), DocumentLimits.STORED));
        Announcement event = new Announcement(
                new Stream(Stream.Kind.ofWord(row.getString(1)), row.getLong(2)),
                row.getLong(3),
                row.getString(4),
                Hot.instant(row, 5),
                payload);
        Set<Long> future = new HashSet<>(Arrays.asList((Long[]) row.getArray(8).getArray()));
        for (Subscription one : told) {
            if (future.contains(one.id().value())
                    && one.terms().filter().matches(event.type(), payload, row.getString(7))) {
                rows.add(new Row(one.id(), event));
            }
        }
    }

    /** As everybody else sees it: what is stored leaves out what is read for it. */
    private static Document inFull(String type, Document stored) {
        return EventFamilies.read(type, stored) instanceof Record event ? Document.ofRecord(event) : stored;
    }

    /** Stores them, and makes due what is first of its pair; the number of those that were not stored before. */
    int store(Hot hot) {
        Set<Long> kept = held(hot);
        rows.removeIf(row -> !kept.contains(row.subscription().value()));
        if (rows.isEmpty()) {
            return 0;
        }
        int added = hot.update(
                OutboxSql.ADD,
                rows.stream().mapToLong(row -> row.subscription().value()).toArray(),
                texts(row -> row.event().stream().kind().word()),
                rows.stream().mapToLong(row -> row.event().stream().id()).toArray(),
                rows.stream().mapToLong(row -> row.event().seq()).toArray(),
                texts(row -> row.event().type()),
                texts(row -> row.event().at().toString()),
                texts(NewDeliveries::payload));
        open(hot);
        return added;
    }

    /** Locks the subscriptions; what was deleted meanwhile is told nothing. */
    private Set<Long> held(Hot hot) {
        long[] wanted = rows.stream()
                .mapToLong(row -> row.subscription().value())
                .distinct()
                .toArray();
        return wanted.length == 0 ? Set.of() : new HashSet<>(hot.query(OutboxSql.HOLD, row -> row.getLong(1), wanted));
    }

    private void open(Hot hot) {
        Set<Pair> pairs = new LinkedHashSet<>();
        rows.forEach(row -> pairs.add(new Pair(row.subscription(), row.event().stream())));
        hot.update(
                OutboxSql.OPEN,
                pairs.stream().mapToLong(pair -> pair.subscription().value()).toArray(),
                pairs.stream().map(pair -> pair.stream().kind().word()).toArray(String[]::new),
                pairs.stream().mapToLong(pair -> pair.stream().id()).toArray());
    }

    private static @Nullable String payload(Row row) {
        Document payload = row.event().payload();
        return payload == null ? null : payload.toJson();
    }

    private @Nullable String[] texts(Text text) {
        return rows.stream().map(text::of).toArray(String[]::new);
    }

    private interface Text {
        @Nullable
        String of(Row row);
    }

    private record Row(SubscriptionId subscription, Announcement event) {}

    private record Pair(SubscriptionId subscription, Stream stream) {}
}
