-- Schedules are made once under a caller's key, too, and so are their runs: what was made under a key is a task, or a schedule, or
-- runs of one, by their times.
alter table idempotency_key alter column task_id drop not null;
alter table idempotency_key add column schedule_id bigint
  references schedule (id) on delete cascade deferrable initially deferred;
alter table idempotency_key add column runs timestamptz[];
alter table idempotency_key add constraint idempotency_key_made_one_thing
  check (num_nonnulls(task_id, schedule_id) = 1);
alter table idempotency_key add constraint idempotency_key_names_runs_of_its_schedule
  check ((runs is null) = (schedule_id is null));
create index idempotency_key_by_schedule on idempotency_key (schedule_id) where schedule_id is not null;
