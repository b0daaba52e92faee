create sequence schedule_ids;

-- When tasks begin by themselves. next_tick is the first time that has not been dealt with; whoever deals with it locks the row,
-- so that two servers make one run of it. waiting counts the runs that wait, so that a look at what is due reads one index.
create table schedule (
  id bigint primary key default nextval('schedule_ids'),
  name text not null unique,
  spec json not null,
  state text not null,
  next_tick timestamptz,
  waiting int not null default 0,
  seq bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint schedule_name_is_short check (length(name) between 1 and 100),
  constraint schedule_spec_is_an_object check (json_typeof(spec) = 'object'),
  constraint schedule_state_is_known check (state in ('active', 'paused', 'ended')),
  constraint schedule_comes_next_while_active check ((next_tick is not null) = (state = 'active')),
  constraint schedule_waiting_is_not_negative check (waiting >= 0),
  constraint schedule_seq_is_positive check (seq > 0)
);
create index schedule_by_next_tick on schedule (next_tick) where next_tick is not null;
create index schedule_that_waits on schedule (id) where waiting > 0;

-- The runs of a schedule: one at most for each of its times, whichever server keeps it and whatever is backfilled. open says that
-- the run's task has not been seen to have ended. A run outlives its task, so that a backfill does not repeat it.
create table schedule_run (
  schedule_id bigint not null references schedule (id) on delete cascade,
  tick timestamptz not null,
  origin text not null,
  outcome text not null,
  open boolean not null default false,
  task_id bigint references task (id) on delete set null,
  reason text,
  at timestamptz not null,
  primary key (schedule_id, tick),
  constraint schedule_run_origin_is_known check (origin in ('tick', 'trigger', 'backfill')),
  constraint schedule_run_outcome_is_known check (outcome in ('waiting', 'started', 'skipped')),
  constraint schedule_run_is_open_when_started check (not open or outcome = 'started'),
  constraint schedule_run_has_a_task_when_started check (task_id is null or outcome = 'started'),
  constraint schedule_run_is_skipped_for_a_reason check ((reason is not null) = (outcome = 'skipped'))
);
create index schedule_run_open on schedule_run (schedule_id) where open;
create index schedule_run_waiting on schedule_run (schedule_id) where outcome = 'waiting';
create index schedule_run_by_task on schedule_run (task_id) where task_id is not null;

-- Events of a schedule are a stream of their own, few, and stay.
alter table event drop constraint event_stream_kind_is_known;
alter table event add constraint event_stream_kind_is_known
  check (stream_kind in ('task', 'project', 'installation', 'schedule'));
