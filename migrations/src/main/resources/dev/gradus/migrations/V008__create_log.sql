create sequence log_chunk_ids cache 50;

-- What attempts print. Ranges of a million tasks, as for events. The text is bounded by the chunk and the attempt.
create table log_chunk (
  task_id bigint not null,
  step_id bigint not null,
  attempt int not null,
  seq bigint not null,
  id bigint not null default nextval('log_chunk_ids'),
  xid bigint not null default (pg_current_xact_id()::text::bigint),
  at timestamptz not null,
  source text not null,
  text text not null,
  primary key (step_id, attempt, seq, task_id),
  constraint log_chunk_attempt_is_positive check (attempt > 0),
  constraint log_chunk_seq_is_positive check (seq > 0),
  constraint log_chunk_source_is_known check (source in ('stdout', 'stderr', 'gradus')),
  constraint log_chunk_is_bounded check (octet_length(text) <= 65536)
) partition by range (task_id);

create index log_chunk_by_position on log_chunk (task_id, xid, id);

create table log_rest partition of log_chunk default;

-- How much of an attempt's log is kept and how much was left out between its head and its tail. Appending locks this
-- row, so that the bounds hold whoever appends.
create table log_extent (
  task_id bigint not null,
  step_id bigint not null,
  attempt int not null,
  last_seq bigint not null default 0,
  head_seq bigint not null default 0,
  head_bytes bigint not null default 0,
  tail_bytes bigint not null default 0,
  missing_seq bigint not null default 0,
  missing_bytes bigint not null default 0,
  primary key (step_id, attempt),
  constraint log_extent_is_not_negative check
    (last_seq >= 0 and head_seq >= 0 and head_bytes >= 0 and tail_bytes >= 0
      and missing_seq >= 0 and missing_bytes >= 0)
);

-- Makes the ranges up to the one that holds this task, those that exist left alone. Called ahead of need and outside
-- other transactions. The tables are made beside their parent and then attached, which locks the parent for nobody;
-- should rows of a range have gone to the rest before, they stay there and the range is left out.
create function make_ranges(task_id bigint) returns void
language plpgsql
set search_path from current
as $$
declare
  width constant bigint := 1000000;
  parent text;
  part text;
begin
  perform pg_advisory_xact_lock(hashtextextended('gradus ranges ' || current_schema(), 0));
  foreach parent in array array['event_task', 'log_chunk'] loop
    for range in 0 .. task_id / width loop
      part := case parent when 'event_task' then 'event' else 'log' end || '_p' || range;
      continue when to_regclass(quote_ident(part)) is not null;
      begin
        execute format('create table %I (like %I including defaults including constraints)', part, parent);
        execute format('alter table %I attach partition %I for values from (%s) to (%s)',
          parent, part, range * width, (range + 1) * width);
      exception when check_violation then
        raise notice 'range % stays in the rest of %', range, parent;
      end;
    end loop;
  end loop;
end
$$;

select make_ranges(1000000);
