package dev.gradus.cli.bench;

/**
 * The three statements of the reference. Each takes a batch as arrays and is a transaction of its own. Every common table
 * expression hands on all that the next one needs: PostgreSQL takes one over {@code unnest} for a handful of rows, and would join
 * two of them row by row.
 */
final class BareSql {
    /** Tasks in a batch, steps of each, the input of each. */
    static final String ENQUEUE = """
            with made as (
              insert into task (id, name, input, steps, state, created_at)
              select nextval('task_ids'), 'bench', given.input, ?, 1, now() from unnest(?::text[]) given (input)
              returning id, steps
            )
            insert into step (task_id, position, kind, settings, state, priority, ready_at)
            select id, position, 'tool', '{"name":"bench_noop","input":{"n":0}}',
              case when position = 1 then 1 else 0 end, 0, case when position = 1 then now() end
            from made, generate_series(1, made.steps) position
            """;

    /** Limit, owner. Returns what is to be executed. */
    static final String CLAIM = """
            with waiting as (
              select task_id, position from step
              where ready_at is not null and ready_at <= now()
              order by priority, ready_at, task_id
              limit ? for no key update skip locked
            ), begun as (
              update step set state = 2, ready_at = null, owner = ?, fence = nextval('fences'),
                lease_until = now() + interval '15 seconds', attempt = attempt + 1, started_at = now()
              from waiting where step.task_id = waiting.task_id and step.position = waiting.position
              returning step.task_id, step.position, step.fence, step.owner
            ), told as (
              insert into event (task_id, seq, type, at, actor)
              select task_id, 2 * position - 1, 1, now(), owner from begun
            )
            select task_id, position, fence from begun
            """;

    /**
     * Tasks, positions, fences and results of executed steps, owner. Stores what they came to, and begins the steps that follow,
     * which it returns.
     */
    static final String COMPLETE = """
            with ended as (
              update step set state = 3, owner = null, lease_until = null, closed_at = now(), result = given.result
              from unnest(?::bigint[], ?::smallint[], ?::bigint[], ?::text[]) given (task_id, position, fence, result)
              where step.task_id = given.task_id and step.position = given.position
                and step.fence = given.fence and step.state = 2
              returning step.task_id, step.position, step.attempt, step.fence, step.started_at, ?::bigint as owner
            ), tried as (
              insert into attempt (task_id, position, number, owner, fence, started_at, ended_at, outcome)
              select task_id, position, attempt, owner, fence, started_at, now(), 1 from ended
            ), begun as (
              update step set state = 2, owner = ended.owner, fence = nextval('fences'),
                lease_until = now() + interval '15 seconds', attempt = step.attempt + 1, started_at = now()
              from ended where step.task_id = ended.task_id and step.position = ended.position + 1
              returning step.task_id, step.position, step.fence, step.owner
            ), finished as (
              update task set state = 2, closed_at = now()
              from ended where task.id = ended.task_id and task.steps = ended.position
            ), told as (
              insert into event (task_id, seq, type, at, actor)
              select task_id, 2 * position, 2, now(), owner from ended
              union all
              select task_id, 2 * position - 1, 1, now(), owner from begun
            )
            select task_id, position, fence from begun
            """;

    private BareSql() {}
}
