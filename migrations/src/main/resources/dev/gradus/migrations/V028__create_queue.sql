-- What somebody said of a named queue. One of which nothing was said has no row, is open and has no limit.
create table queue (
  name text primary key,
  paused boolean not null,
  slots int,
  changed_at timestamptz not null,
  constraint queue_name_has_its_form check (name ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$'),
  constraint queue_slots_are_bounded check (slots between 1 and 10000)
);

-- READY steps that something beside a free worker has to admit. They stand here and not in step_queue, so that neither their number
-- nor their limits cost the claims of all others anything.
create table gated_step (
  step_id bigint primary key references step (id) on delete cascade,
  kind text not null,
  priority smallint not null,
  ready_at timestamptz not null,
  queue text,
  key text,
  slots int,
  constraint gated_step_has_a_gate check (queue is not null or key is not null),
  constraint gated_step_key_has_a_limit check ((key is null) = (slots is null)),
  constraint gated_step_slots_are_bounded check (slots between 1 and 10000)
);
create index gated_step_in_order on gated_step (priority, ready_at, step_id);

-- Which steps were admitted by what. A row counts while its step is executed; ended ones are taken away by whoever counts next, so
-- that completions have nothing to do with this, and a lost worker's places come back with its steps.
create table admission (
  gate text not null,
  step_id bigint not null references step (id) on delete cascade,
  primary key (gate, step_id),
  constraint admission_gate_is_named check (length(gate) between 5 and 210)
);
create index admission_by_step on admission (step_id);
