create sequence step_ids;

-- Never reset and without a cache: a cache would hand an older, smaller number to a later claim, and the number's order
-- is what tells a stale container or write from a live one.
create sequence fences;

-- The row holds the step, its place in the queue and its current attempt: one insert with the task and two updates are
-- all that the happy path costs. Earlier attempts are moved to the table attempt by the claim that begins the next.
-- Beside the primary key only columns that a completion leaves alone are indexed, so that completions stay heap-only.
create table step (
  id bigint primary key,
  task_id bigint not null references task (id) on delete cascade,
  position int not null,
  key text not null,
  kind text not null,
  role text not null,
  priority smallint not null default 0,
  spec json not null,
  -- its life
  state text not null,
  open_needs int not null default 0,
  ready_at timestamptz,
  failures int not null default 0,
  lost int not null default 0,
  not_before timestamptz,
  waiting text,
  memo json,
  closed_at timestamptz,
  -- what it has to show
  results json,
  failure json,
  origin text,
  skipped text,
  -- its current or last attempt
  owner bigint,
  attempt int not null default 0,
  executed_by bigint,
  fence bigint,
  taken boolean not null default false,
  attempt_started_at timestamptz,
  attempt_ended_at timestamptz,
  attempt_outcome text,
  attempt_is_result boolean not null default false,
  attempt_input json,
  attempt_output json,
  attempt_failure json,
  attempt_retries int not null default 0,

  constraint step_id_is_positive check (id > 0),
  constraint step_position_is_positive check (position > 0),
  constraint step_key_has_its_form check (key ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$'),
  constraint step_role_is_known check (role in ('work', 'plan', 'setup', 'qa', 'pr', 'import', 'audit')),
  constraint step_priority_is_bounded check (priority between -1000 and 1000),
  constraint step_spec_is_an_object check (json_typeof(spec) = 'object'),
  constraint step_state_is_known check (state in
    ('pending', 'ready', 'running', 'needs_qa', 'waiting', 'blocked', 'cancelling',
     'completed', 'failed', 'cancelled', 'skipped')),
  constraint step_waiting_is_known check (waiting in ('approval', 'ci', 'budget', 'input')),
  constraint step_origin_is_known check (origin in ('executed', 'reused', 'forced')),
  constraint step_skipped_is_known check
    (skipped in ('upstream_failed', 'condition', 'task_failing', 'by_request')),
  constraint step_attempt_outcome_is_known check
    (attempt_outcome in ('completed', 'failed', 'lost', 'cancelled', 'waiting', 'released')),

  constraint step_is_closed_when_terminal check
    ((closed_at is not null) = (state in ('completed', 'failed', 'cancelled', 'skipped'))),
  -- An external step is executed by somebody else and therefore owned by no session.
  constraint step_is_owned_when_live check
    ((owner is not null) = (state in ('running', 'cancelling') and kind <> 'external')),
  constraint step_is_queued_when_ready check (ready_at is null or state = 'ready'),
  constraint step_waits_for_something check
    (case when kind = 'external' then waiting is null or state = 'waiting'
          else (waiting is not null) = (state = 'waiting') end),
  constraint step_is_skipped_for_a_reason check
    (case when kind = 'external' then skipped is null or state = 'skipped'
          else (skipped is not null) = (state = 'skipped') end),
  constraint step_fails_for_a_reason check (state <> 'failed' or kind = 'external' or failure is not null),
  constraint step_completes_somehow check (state <> 'completed' or origin is not null),
  constraint step_counts_are_not_negative check
    (open_needs >= 0 and failures >= 0 and lost between 0 and 3 and attempt >= 0 and attempt_retries >= 0),

  -- The fence stays when the attempt has ended: it is what a late write is compared with.
  constraint step_attempt_is_whole check
    ((attempt > 0) = (fence is not null)
      and (attempt > 0) = (executed_by is not null)
      and (attempt > 0) = (attempt_started_at is not null)),
  constraint step_attempt_end_is_whole check
    ((attempt_ended_at is not null) = (attempt_outcome is not null)),
  constraint step_owner_executes check
    (owner is null or (owner = executed_by and attempt_ended_at is null)),
  constraint step_attempt_ends_with_its_right check
    (attempt = 0 or owner is not null or attempt_ended_at is not null)
) with (fillfactor = 70);

create unique index step_of_task on step (task_id, key);

-- The queue. A step is in it exactly while its time may come: READY, and its task neither held nor ending.
create index step_queue on step (priority, ready_at, id) where ready_at is not null;

-- What a dead session may still hold. Written by the claim, which moves the row anyway, and never by a completion.
create index step_executed_by on step (executed_by, fence) where executed_by is not null;

-- The edges between steps of one task, beside the spec that names them: the spec is what was written, this is what the
-- end of a step is looked up in.
create table step_need (
  step_id bigint not null references step (id) on delete cascade,
  need_id bigint not null references step (id) on delete cascade,
  primary key (step_id, need_id),
  constraint step_need_is_another check (step_id <> need_id)
);
create index step_need_by_need on step_need (need_id);
