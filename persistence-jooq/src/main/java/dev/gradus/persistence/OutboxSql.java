package dev.gradus.persistence;

/**
 * The statements that make deliveries out of events, as text because they work on arrays, one element for each row; see {@link
 * HotSql} for how they are written. An event's place in the log is (transaction, number); a reader stays below the oldest
 * transaction that still runs.
 */
final class OutboxSql {
    private OutboxSql() {}

    /** Whether anybody is told of anything, and whether there is something new. */
    static final SqlText NEWS = new SqlText("""
            select exists (select from $subscription where state <> 'disabled'),
              exists (select from $outbox o join $event e on (e.xid, e.id) > (o.xid, o.id)
                where e.xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint)""");

    /** How far the events have been looked at; nothing while another looks. */
    static final SqlText PLACE = new SqlText("select xid, id from $outbox for no key update skip locked");

    /** The next events, without what is in them. */
    static final SqlText PAGE = new SqlText("""
            select stream_kind, stream_id, seq, xid, id, type from $event
            where (xid, id) > (?, ?) and xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            order by xid, id limit ?""");

    /** Events of these parts of streams that stand behind a place in the log, committed as they are. */
    static final SqlText BEHIND = new SqlText("""
            select e.stream_kind, e.stream_id, e.seq, e.xid, e.id, e.type
            from unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[]) as u (kind, stream, low, high)
            join $event e on e.stream_kind = u.kind and e.stream_id = u.stream and e.seq between u.low and u.high
            where (e.xid, e.id) > (?, ?)""");

    /** What is in events, and which subscriptions have them in their future. */
    static final SqlText CONTENTS = new SqlText("""
            select e.stream_kind, e.stream_id, e.seq, e.type, e.at, e.payload::text, t.definition_name,
              array(select s.id from $subscription s
                where s.state <> 'disabled' and not pg_visible_in_snapshot(e.xid::text::xid8, s.since::pg_snapshot))
            from unnest(?::text[], ?::bigint[], ?::bigint[]) as u (kind, stream, seq)
            join $event e on e.stream_kind = u.kind and e.stream_id = u.stream and e.seq = u.seq
            left join $task t on e.stream_kind = 'task' and t.id = e.stream_id
            order by e.stream_kind, e.stream_id, e.seq""");

    /** Whoever moves deliveries of a subscription holds its row. */
    static final SqlText HOLD =
            new SqlText("select id from $subscription where id = any(?) order by id for no key update");

    /** An event that was made a delivery before is left out. */
    static final SqlText ADD = new SqlText("""
            insert into $delivery (subscription_id, stream_kind, stream_id, seq, type, at, payload, created_at)
            select u.subscription, u.kind, u.stream, u.seq, u.type, u.at::timestamptz, u.payload::json, clock_timestamp()
            from unnest(?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[])
              as u (subscription, kind, stream, seq, type, at, payload)
            on conflict on constraint delivery_of_event do nothing""");

    /** Makes the first open delivery of each pair due, where none is. */
    static final SqlText OPEN = new SqlText("""
            update $delivery d set due_at = clock_timestamp()
            from unnest(?::bigint[], ?::text[], ?::bigint[]) as u (subscription, kind, stream)
            cross join lateral (
              select o.id from $delivery o
              where o.subscription_id = u.subscription and o.stream_kind = u.kind and o.stream_id = u.stream
                and o.ended_at is null
              order by o.seq limit 1) as first
            where d.id = first.id and not exists (
              select from $delivery x
              where x.subscription_id = u.subscription and x.stream_kind = u.kind and x.stream_id = u.stream
                and x.ended_at is null and x.due_at is not null)""");

    /** All up to here has been looked at. */
    static final SqlText MOVE = new SqlText("update $outbox set xid = ?, id = ?");

    /** Gives due deliveries to a sender for so many microseconds. */
    static final SqlText CLAIM = new SqlText("""
            update $delivery d set state = 'delivering', tries = tries + 1, fence = nextval('$fences'),
              due_at = clock_timestamp() + ? * interval '1 microsecond'
            from (select id from $delivery where subscription_id = ? and due_at <= clock_timestamp()
              order by due_at, id limit ?) as due
            where d.id = due.id
            returning d.id""");
}
