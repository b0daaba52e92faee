-- Where the sweeper finds what a session holds. A claim out of the queue writes its session and fence here; a step with which
-- a session merely goes on is found through its task, in which another step carries them. So that going on changes nothing
-- that an index names and stays heap-only. Whoever reopens or removes steps first has every step say its own claim.
alter table step
  add column sweep_session bigint,
  add column sweep_fence bigint,
  add constraint step_sweep_is_whole check ((sweep_session is null) = (sweep_fence is null));

-- The edges of a task backwards, by key: who waits for this step. Both ends of an edge are steps of one task and are written
-- under its lock, and an edge in its step's row costs neither rows nor indexes nor the locks of two foreign keys.
alter table step
  add column needed_by text[],
  add constraint step_is_not_needed_by_itself check (not key = any (needed_by)),
  add constraint step_needed_by_is_whole check (array_position(needed_by, null) is null);

update step
set sweep_session = executed_by, sweep_fence = fence,
  needed_by = (
    select array_agg(waiting.key order by waiting.position)
    from step_need join step waiting on waiting.id = step_need.step_id
    where step_need.need_id = step.id)
where executed_by is not null or exists (select from step_need where need_id = step.id);

drop table step_need;
drop index step_executed_by;
create index step_swept on step (sweep_session, sweep_fence) where sweep_session is not null;

-- Checking it was a third of what the server spends on storing a step. A task and its steps are stored in one transaction, later
-- ones under the task's lock; whoever deletes a task still deletes its steps.
alter table step drop constraint step_task_id_fkey;

create function delete_steps_of_task() returns trigger
language plpgsql
set search_path from current
as $$
begin
  delete from step where task_id = old.id;
  return null;
end
$$;

create trigger task_takes_its_steps_along after delete on task
  for each row execute function delete_steps_of_task();
