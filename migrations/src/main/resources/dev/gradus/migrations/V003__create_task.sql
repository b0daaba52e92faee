-- Numbers are drawn before the row is written, because the first event already names the task and its steps.
create sequence task_ids;

-- fillfactor: a task is updated with each of its events, and the free space keeps the new row version on its page.
-- No index names a column that an update changes, so that those updates stay heap-only.
create table task (
  id bigint primary key,
  name text not null,
  definition_name text,
  definition_version text,
  inputs json not null,
  dispatch text not null,
  on_failure text not null,
  local_path text,
  labels jsonb not null default '{}',
  state text not null,
  round int not null default 0,
  paused boolean not null default false,
  enabled boolean not null default true,
  observation boolean not null default false,
  failure json,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  closed_at timestamptz,
  seq bigint not null,
  constraint task_id_is_positive check (id > 0),
  constraint task_name_is_short check (length(name) between 1 and 200),
  constraint task_definition_is_whole check ((definition_name is null) = (definition_version is null)),
  constraint task_inputs_are_an_object check (json_typeof(inputs) = 'object'),
  constraint task_labels_are_an_object check (jsonb_typeof(labels) = 'object'),
  constraint task_dispatch_is_known check (dispatch in ('auto', 'manual')),
  constraint task_on_failure_is_known check (on_failure in ('fail', 'block', 'continue')),
  constraint task_state_is_known check (state in
    ('pending', 'planning', 'planned', 'running', 'waiting', 'blocked', 'cancelling',
     'completed', 'failed', 'cancelled')),
  constraint task_is_closed_when_terminal check
    ((closed_at is not null) = (state in ('completed', 'failed', 'cancelled'))),
  constraint task_round_is_not_negative check (round >= 0),
  constraint task_seq_is_positive check (seq > 0)
) with (fillfactor = 70);

-- A standing task is one without a definition; people address it by its name.
create unique index task_standing_name on task (name) where definition_name is null;
create index task_by_name on task (name, id);
create index task_by_definition on task (definition_name, id) where definition_name is not null;
create index task_by_label on task using gin (labels jsonb_path_ops);
