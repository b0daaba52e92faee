package dev.gradus.persistence;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Configuration;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DefaultConfiguration;

/**
 * The statements that every step passes through, as text: rendering them anew would cost more than executing them. Each
 * works on arrays, one element for each row. No statement joins two lists of its own: the server takes every list for ten
 * rows and would compare all with all. A {@code $} before a table or a sequence stands for its schema, see {@link
 * Statements#located}. {@link Hot} executes them.
 */
final class HotSql {
    private static final Configuration POSTGRES = postgres();

    private HotSql() {}

    /** Which sessions live and what they offer; locks them against being found empty by a sweeper, not against being renewed. */
    static final SqlText LIVE_SESSIONS = new SqlText(
            "select id, offers from $worker_session where id = any(?) and lease_until > clock_timestamp() order by id for key share");

    /**
     * Takes READY steps for a live session: the twin of {@code QueueMoves.claimed}. What others are locking is passed over. A
     * session that is over offers nothing, not even to a step that demands nothing. The first in the queue, if it has lost an
     * attempt, may be what kills workers, and takes no other with it. {@code waiting} hands on all that the rest needs: those
     * are the rows as they were locked. An attempt that another follows moves to the history, but for a released one, which
     * used no number. The rows to write are handed over as arrays, because the server takes those for few and goes by their
     * numbers, where it would read the whole table for what it takes for many.
     */
    private static final String CLAIMING = """
            with live as (
              select id, offers from $worker_session where id = ? and lease_until > clock_timestamp() for key share
            ), waiting as (
              select id, priority, ready_at, lost, attempt, executed_by, fence, taken, attempt_started_at, attempt_ended_at,
                attempt_outcome, attempt_is_result, attempt_input, attempt_output, attempt_failure, attempt_retries,
                results, failure
              from $step
              where %s
              for no key update skip locked
            ), alone as (
              select id from (select id, lost from waiting order by priority, ready_at, id limit 1) as first where lost > 0
            ), chosen as (
              select * from waiting
              where id in (select id from alone) or (lost = 0 and not exists (select from alone))
            ), archived as (
              insert into $attempt (step_id, number, executed_by, fence, taken, started_at, ended_at, outcome, input,
                output, failure, retries)
              select id, attempt, executed_by, fence, taken, attempt_started_at, attempt_ended_at, attempt_outcome, attempt_input,
                case when not attempt_is_result then attempt_output
                     when attempt_outcome = 'completed' then coalesce(results, '{}') end,
                case when attempt_is_result then failure else attempt_failure end, attempt_retries
              from chosen where attempt_outcome <> 'released'
            ), begun as (
              update $step set state = 'running', ready_at = null, owner = live.id, executed_by = live.id, sweep_session = live.id,
                fence = place.fence, sweep_fence = place.fence, taken = false,
                attempt = case when attempt_outcome = 'released' then attempt else attempt + 1 end,
                attempt_started_at = clock_timestamp(), attempt_ended_at = null, attempt_outcome = null,
                attempt_is_result = false, attempt_input = null, attempt_output = null, attempt_failure = null,
                attempt_retries = 0
              from live, unnest(array(select id from chosen), array(select ready_at from chosen),
                array(select nextval('$fences') from chosen)) as place (id, since, fence)
              where step.id = place.id
              returning step.*, place.since
            )
            select task_id, id, spec, sweep_fence, attempt, attempt_started_at, failures, lost, not_before, memo, waiting, forced,
              results, failure, origin, skipped, last_success, asked, pg_current_xact_id()::text::bigint, approval
            from begun order by priority, since, id""";

    /**
     * The server is to walk {@code step_queue} until it has enough. It would sort the whole queue if it took what a worker may have for a
     * handful, as it does for conditions on arrays: so they stand where it takes every other row to be one, and the limit where
     * it takes it for a tenth.
     */
    static final SqlText CLAIM = new SqlText(CLAIMING.formatted("""
            ready_at is not null and ready_at <= clock_timestamp()
              and case when kind = any(?) then demands <@ (select offers from live) else false end
            order by priority, ready_at, id limit (select ?::int)"""));

    /** The same for steps that were admitted and are locked. */
    static final SqlText CLAIM_ADMITTED = new SqlText(CLAIMING.formatted(
            "state = 'ready' and id in (select unnest(?::bigint[]) where exists (select from live))"));

    /** Whether a step has to be admitted at all. */
    static final SqlText ANY_GATED = new SqlText("select exists (select from $gated_step)");

    /**
     * READY steps in order that a session may have if they are admitted, but for those before closed queues and closed keys and
     * those that were chosen; all of them, or only those before every step that need not be admitted.
     */
    static final SqlText WAITING_ROOM = new SqlText("""
            select g.step_id, g.queue, g.key, g.slots, s.lost > 0
            from $gated_step g join $step s on s.id = g.step_id
            where g.ready_at <= clock_timestamp() and g.kind = any(?)
              and s.demands <@ (select offers from $worker_session where id = ? and lease_until > clock_timestamp())
              and not exists (select from $queue q where q.name = g.queue and q.paused)
              and (g.queue is null or g.queue <> all(?)) and (g.key is null or g.key <> all(?)) and g.step_id <> all(?)
              and (? or not exists (select from $step p
                where p.ready_at is not null and p.ready_at <= clock_timestamp() and p.kind = any(?)
                  and p.demands <@ (select offers from $worker_session where id = ?)
                  and (p.priority, p.ready_at, p.id) < (g.priority, g.ready_at, g.step_id)))
            order by g.priority, g.ready_at, g.step_id limit ?""");

    /** Locks steps that are READY; those that others are locking are passed over. */
    static final SqlText LOCK_READY = new SqlText(
            "select id from $step where id = any(?) and state = 'ready' order by id for no key update skip locked");

    /** Takes locked steps out of the waiting room; one whose task was held meanwhile is not in it any more. */
    static final SqlText LEAVE_WAITING_ROOM =
            new SqlText("delete from $gated_step where step_id = any(?) returning step_id");

    /** What tasks are, for those who execute their steps. */
    static final SqlText TASKS = new SqlText("""
            select id, name, definition_name, definition_version, inputs, dispatch, on_failure, local_path, labels
            from $task where id = any(?)""");

    /** Locks tasks in order; {@code plain} are those in which a success has no other consequence than to free and to end. */
    static final SqlText LOCK_TASKS = new SqlText("""
            select id, seq, state = 'running' and dispatch = 'auto' and not paused and enabled and not observation
            from $task where id = any(?) order by id for no key update""");

    /** The clock, the transaction's number and the smallest priority in the queue. */
    static final SqlText STAMP = new SqlText("""
            select clock_timestamp(), pg_current_xact_id()::text::bigint,
              (select priority from $step where ready_at is not null and ready_at <= clock_timestamp()
               order by priority, ready_at, id limit 1)""");

    /** Steps with those that need them, one row for each pair; a step that nothing needs has one row. */
    static final SqlText SUCCESSORS = new SqlText("""
            select s.id, s.task_id, s.role = 'work', s.plain, d.id, d.state, d.open_needs, d.plain, d.role = 'work', d.kind,
              d.priority, d.attempt = 0 and d.lost = 0, d.demands
            from $step s left join $step d on d.task_id = s.task_id and d.key = any(s.needed_by)
            where s.id = any(?)""");

    /** How many steps of each task are open, and how many work steps are, go on by themselves, and count as failed. */
    static final SqlText COUNTS = new SqlText("""
            select task_id, count(*) filter (where closed_at is null),
              count(*) filter (where closed_at is null and role = 'work'),
              count(*) filter (where state in ('ready', 'running', 'cancelling') and role = 'work'),
              count(*) filter (where (state = 'failed' or skipped in ('upstream_failed', 'task_failing')) and role = 'work')
            from $step where task_id = any(?) group by task_id""");

    /** The twin of {@code StepEvolution.completed} for untracked steps that are held; a stale fence matches no row. */
    static final SqlText COMPLETE = new SqlText("""
            update $step set state = 'completed', owner = null, not_before = null, closed_at = ?,
              results = u.results::json, origin = u.origin,
              last_success = case when u.origin = 'reused' then last_success end, forced = false, asked = null,
              attempt_ended_at = ?, attempt_outcome = 'completed', attempt_is_result = true,
              attempt_input = u.input::json, attempt_retries = u.retries
            from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::int[])
              as u (id, fence, results, origin, input, retries)
            where step.id = u.id and step.fence = u.fence and step.state = 'running'
            returning step.id, step.key, step.attempt, step.executed_by""");

    /** Counts ended needs; the twin of {@code StepEvolution.freed} for plain steps of which none is left open. */
    static final SqlText FREE = new SqlText("""
            update $step set open_needs = open_needs - u.ended,
              state = case when u.freed then 'ready' else state end,
              ready_at = case when u.freed then ? else ready_at end,
              not_before = case when u.freed then null else not_before end
            from unnest(?::bigint[], ?::int[], ?::boolean[]) as u (id, ended, freed)
            where step.id = u.id and (state = 'pending' or not u.freed)""");

    /**
     * Frees and claims at once: the twin of {@code freed} and {@code QueueMoves.claimed} for a step's first attempt. The sweeper
     * finds it through the step before it, so that no index is written.
     */
    static final SqlText CONTINUE = new SqlText("""
            update $step set open_needs = 0, state = 'running', not_before = null, owner = u.session,
              executed_by = u.session, fence = nextval('$fences'), taken = false, attempt = 1, attempt_started_at = ?
            from unnest(?::bigint[], ?::bigint[]) as u (id, session)
            where step.id = u.id and state = 'pending' and attempt = 0
            returning step.id, fence, spec""");

    /** Counts the facts of locked tasks; some end with them. */
    static final SqlText COUNT_FACTS = new SqlText("""
            update $task set seq = u.seq, updated_at = ?,
              state = case when u.ended then 'completed' else state end,
              closed_at = case when u.ended then ? else closed_at end
            from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::boolean[]) as u (id, before, seq, ended)
            where task.id = u.id and task.seq = u.before""");

    /** Appends facts, in order. */
    static final SqlText APPEND = new SqlText("""
            insert into $event (stream_kind, stream_id, seq, type, payload, actor, request_id, reason, at)
            select ?, u.stream, u.seq, u.type, u.payload::json, u.actor, u.request_id, u.reason, ?
            from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
              as u (stream, seq, type, payload, actor, request_id, reason)""");

    /** The fences of those steps that are running. */
    static final SqlText RUNNING =
            new SqlText("select fence from $step where id = any(?) and state = 'running' and fence is not null");

    /** Has every step of a task say under which claim the sweeper finds it: what it was found through is about to change. */
    static final SqlText STAND_ALONE = new SqlText("""
            update $step set sweep_session = executed_by, sweep_fence = fence
            where task_id = ? and executed_by is not null and sweep_fence is distinct from fence""");

    /** The clock, the transaction's number, and as many new numbers for tasks and steps as these arrays are long. */
    static final SqlText BIRTHS = new SqlText("""
            select clock_timestamp(), pg_current_xact_id()::text::bigint,
              array(select nextval('$task_ids') from unnest(?::int[])),
              array(select nextval('$step_ids') from unnest(?::int[]))""");

    /** Inserts rows out of one array for each column. */
    static SqlText insert(Table<?> table, List<Field<?>> columns) {
        String names = columns.stream().map(Field::getName).collect(Collectors.joining(", "));
        String values = columns.stream().map(HotSql::read).collect(Collectors.joining(", "));
        String arrays = columns.stream().map(HotSql::array).collect(Collectors.joining(", "));
        return new SqlText("insert into $%s (%s) select %s from unnest(%s) as u (%s)"
                .formatted(table.getName(), names, values, arrays, names));
    }

    /**
     * Inserts rows of which many differ in nothing but their own numbers: what they have in common comes once, with the arrays of
     * their numbers beside it. Goes through the arrays place by place, so that what belongs together lies together; the places come
     * as an array, for the server plans anew each time what it takes for a thousand.
     */
    static SqlText insertAlike(Table<?> table, List<? extends Field<Long>> own, List<Field<?>> common) {
        List<String> numbers = own.stream().map(Field::getName).toList();
        List<String> names = common.stream().map(Field::getName).toList();
        String read = Stream.concat(
                        numbers.stream().map(name -> "u." + name + "::bigint[] as " + name),
                        common.stream().map(HotSql::read))
                .collect(Collectors.joining(", "));
        String all = Stream.concat(numbers.stream(), names.stream()).collect(Collectors.joining(", "));
        String arrays = Stream.concat(
                        numbers.stream().map(name -> "?::text[]"),
                        common.stream().map(HotSql::array))
                .collect(Collectors.joining(", "));
        String single = Stream.concat(
                        numbers.stream().map(name -> "alike." + name + "[place]"),
                        names.stream().map("alike."::concat))
                .collect(Collectors.joining(", "));
        return new SqlText("""
            with alike as materialized (select %s from unnest(%s) as u (%s))
            insert into $%s (%s)
            select %s from unnest(?::int[]) as place cross join alike where place <= cardinality(alike.%s)""".formatted(read, arrays, all, table.getName(), all, single, numbers.get(0)));
    }

    private static String read(Field<?> column) {
        return "u." + column.getName() + "::" + column.getDataType().getCastTypeName(POSTGRES) + " as "
                + column.getName();
    }

    private static String array(Field<?> column) {
        return column.getType() == Long.class ? "?::bigint[]" : "?::text[]";
    }

    /** By a setter: see {@link Statements}. */
    private static Configuration postgres() {
        DefaultConfiguration configuration = new DefaultConfiguration();
        configuration.setSQLDialect(SQLDialect.POSTGRES);
        return configuration;
    }
}
