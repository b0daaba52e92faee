-- Which steps are entries of the ledger, and in which order: what lists, pages and prunes look for. The entry itself is the
-- step's row, so that there is no second place that says how it fares. A row is written with its step and never updated: an
-- entry keeps its place, whatever is inserted while somebody pages.
create table ledger_entry (
  step_id bigint primary key references step (id) on delete cascade,
  task_id bigint not null references task (id) on delete cascade,
  run_id text not null,
  task text not null,
  at timestamptz not null,
  constraint ledger_entry_run_is_short check (length(run_id) between 1 and 200),
  constraint ledger_entry_task_is_short check (length(task) between 1 and 200)
);

create index ledger_entry_latest on ledger_entry (at desc, step_id desc);
create index ledger_entry_by_run on ledger_entry (run_id, at desc, step_id desc);
create index ledger_entry_by_task_name on ledger_entry (task, at desc, step_id desc);
create index ledger_entry_by_task on ledger_entry (task_id);

-- Forgets the entries that began before a moment, and reported runs of which no entry is left, with all that is kept of
-- them. The runs are locked first, as whoever adds to them does, so that none is removed under a new entry; a run that has
-- steps of other kinds is a task of somebody's and stays.
create function prune_ledger(before timestamptz) returns bigint
language plpgsql
set search_path from current
as $$
declare
  runs bigint[];
  empty bigint[];
  pruned bigint;
begin
  runs := array(
    select id from task
    where id in (select task_id from ledger_entry where at < before)
    order by id for update);
  delete from ledger_entry where at < before and task_id = any (runs);
  get diagnostics pruned = row_count;
  empty := array(
    select id from task
    where id = any (runs) and definition_name is null and labels @> '{"ledger": "run"}'
      and not exists (select from ledger_entry where task_id = task.id)
      and not exists (select from step where task_id = task.id and kind <> 'external'));
  delete from log_chunk where task_id = any (empty);
  delete from log_extent where task_id = any (empty);
  delete from event where stream_kind = 'task' and stream_id = any (empty);
  delete from task where id = any (empty);
  return pruned;
end
$$;
