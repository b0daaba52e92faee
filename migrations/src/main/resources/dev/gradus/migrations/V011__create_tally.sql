-- How many tasks and steps there are in each state, counted by blocks of 10,000 consecutive numbers. Whoever asks adds up
-- the blocks and counts only what is younger than the last of them, so that the answer costs the same however much has
-- ended. Nothing on the way of a task or step writes here: blocks are counted, and from time to time counted again, by the
-- sweeper's rhythm. An index on what is open would have been exact, and would have cost every completion its heap-only
-- update.
create table tally_block (
  subject text not null,
  block bigint not null,
  due_at timestamptz not null,
  primary key (subject, block),
  constraint tally_block_is_of_tasks_or_steps check (subject in ('task', 'step')),
  constraint tally_block_is_not_negative check (block >= 0)
) with (fillfactor = 70);

create table task_tally (
  block bigint not null,
  state text not null,
  observation boolean not null,
  paused boolean not null,
  tasks bigint not null,
  primary key (block, state, observation, paused),
  constraint task_tally_counts_something check (tasks > 0)
);

create table step_tally (
  block bigint not null,
  state text not null,
  steps bigint not null,
  primary key (block, state),
  constraint step_tally_counts_something check (steps > 0)
);

create table tool_call_tally (
  block bigint not null,
  tool text not null,
  completed boolean not null,
  bucket float8 not null,
  calls bigint not null,
  seconds numeric not null,
  primary key (block, tool, completed, bucket),
  constraint tool_call_tally_counts_something check (calls > 0)
);

-- What is dropped by its age: callers' keys, which nothing updates, and sessions to which no attempt refers.
create index idempotency_key_by_age on idempotency_key (created_at);
create index attempt_executed_by on attempt (executed_by);
